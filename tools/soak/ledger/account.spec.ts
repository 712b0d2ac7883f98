import { type Account, describeAccount, differenceOf, isBalanced } from './account.js';

const alerts: Account = {
  name: 'alerts',
  total: 5,
  parts: { delivered: 3, waiting: 2, parked: 0 },
  wrong: { doubled: 0 },
};

describe('An account', () => {
  it('is balanced where the parts make up the total and nothing is wrong', () => {
    expect(isBalanced(alerts)).toBe(true);
    expect(describeAccount(alerts)).toBe('5 = 3 delivered + 2 waiting');
  });

  it.each([
    ['lost', 6, 1, '6 = 3 delivered + 2 waiting; **1 unaccounted for**'],
    ['there twice', 4, -1, '4 = 3 delivered + 2 waiting; **-1 unaccounted for**'],
  ])('is not where one is %s', (_what, total, difference, text) => {
    const account = { ...alerts, total };
    expect(differenceOf(account)).toBe(difference);
    expect(isBalanced(account)).toBe(false);
    expect(describeAccount(account)).toBe(text);
  });

  it('is not where the sum is right and something is wrong all the same', () => {
    const account = { ...alerts, wrong: { doubled: 1 } };
    expect(isBalanced(account)).toBe(false);
    expect(describeAccount(account)).toBe('5 = 3 delivered + 2 waiting; **1 doubled**');
  });

  it('of nothing is balanced', () => {
    expect(describeAccount({ name: 'alerts', total: 0, parts: { delivered: 0 }, wrong: {} })).toBe('0 = 0');
  });
});
