import { nextSort, sortRows } from './sort-rows.js';

describe('sortRows', () => {
  it('puts what is missing last in both directions', () => {
    const rows = [{ v: null }, { v: 2 }, { v: Number.NaN }, { v: 10 }];
    const sorted = (isDescending: boolean) => sortRows(rows, ({ v }) => v, isDescending).map(({ v }) => v);
    expect(sorted(false)).toEqual([2, 10, null, Number.NaN]);
    expect(sorted(true)).toEqual([10, 2, null, Number.NaN]);
  });

  it('compares numbers inside of texts as numbers', () => {
    const names = ['rtr-10', 'rtr-9', 'Rtr-1'];
    expect(sortRows(names, (name) => name, false)).toEqual(['Rtr-1', 'rtr-9', 'rtr-10']);
  });
});

describe('nextSort', () => {
  it('begins with the largest number or the first text, and turns around', () => {
    expect(nextSort(undefined, 'score', true)).toEqual({ key: 'score', isDescending: true });
    expect(nextSort({ key: 'score', isDescending: true }, 'name', false)).toEqual({
      key: 'name',
      isDescending: false,
    });
    expect(nextSort({ key: 'name', isDescending: false }, 'name', false).isDescending).toBe(true);
  });
});
