import { FirstRows } from './first-rows.js';

describe('FirstRows', () => {
  it('announces once what nothing was announced of, and never what something was', () => {
    const rows = new FirstRows();
    rows.note(1, 10, false);
    rows.note(1, 11, false);
    rows.note(2, 20, true);
    expect(rows.announceOf([2, 1])).toBeUndefined();
    expect(rows.announceOf([7])).toBeUndefined();
    expect(rows.announceOf([1])).toBe(10);
    expect(rows.announceOf([1])).toBeUndefined();
  });

  it('forgets fragments that can be split off no more', () => {
    const rows = new FirstRows();
    for (let fragment = 0; fragment < 12_000; fragment += 1) rows.note(fragment, fragment, false);
    expect(rows.announceOf([0])).toBeUndefined();
    expect(rows.announceOf([11_999])).toBe(11_999);
  });
});
