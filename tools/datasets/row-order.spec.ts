import { isNewestFirst } from './row-order.js';

describe('isNewestFirst', () => {
  it.each([
    ['ascending rows', [1, 2, 3], false],
    ['descending rows', [3, 2, 1], true],
    ['descending rows with two of one time', [3, 2, 2, 1], true],
    ['rows that mostly ascend', [1, 2, 9, 3, 4, 4, 5], false],
    ['one row', [1], false],
    ['rows of one time', [1, 1, 1], false],
  ])('answers for %s', (_, timestamps, expected) => {
    expect(isNewestFirst(Float64Array.from(timestamps))).toBe(expected);
  });

  it('refuses rows that mostly descend', () => {
    const mixed = Float64Array.of(9, 8, 7, 8, 6, 5);
    expect(() => isNewestFirst(mixed)).toThrow(
      '4 rows are older than the row before and 1 newer; sort the file by "timestamp", oldest first',
    );
  });
});
