import { parseOptions } from './options.js';

describe('parseOptions', () => {
  it('trains on 15 % of each file by default', () => {
    expect(parseOptions(['--data', 'metrics'])).toEqual({ data: 'metrics', trainShare: 0.15 });
    expect(parseOptions(['--data', 'metrics', '--train-share', '0.5']).trainShare).toBe(0.5);
  });

  it.each([
    [[], /--data is missing/],
    [['--data', 'x', '--train-share', '1'], /between 0 and 1/],
    [['--data', 'x', '--train-share', 'half'], /between 0 and 1/],
    [['--data', 'x', '--fast'], /--fast/],
  ])('refuses %j and says why', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
