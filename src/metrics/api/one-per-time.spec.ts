import { onePerTime } from './one-per-time.js';

const row = (timestampMs: number, value: number | null) => ({ timestampMs, value });

describe('onePerTime', () => {
  it('takes the lowest of several values at one time, in whatever order they are answered', () => {
    const rows = [row(2, 900), row(1, 5), row(2, 40), row(1, 40), row(2, 5)];

    for (const given of [rows, [...rows].reverse()])
      expect(onePerTime(given)).toEqual({ timestamps: [1, 2], values: [5, 5], nConflicts: 2 });
  });

  it('takes a value rather than none, and the same one twice for no conflict', () => {
    expect(onePerTime([row(1, null), row(1, 7), row(1, 7), row(2, null)])).toEqual({
      timestamps: [1, 2],
      values: [7, NaN],
      nConflicts: 0,
    });
  });
});
