import { hasBroken, isDue, mayHaveBroken } from './due-series.js';

const HOUR_MS = 3_600_000;
const state = {
  assetId: '1',
  metricName: 'cpu_usage',
  madeMs: 0,
  historySeconds: 14 * 86_400,
  stepMs: HOUR_MS,
  recentMs: 0,
  lows: Array<number>(6).fill(1),
  highs: Array<number>(6).fill(3),
};
const came = (...values: readonly number[]) => ({
  timestamps: Float64Array.from(values, (_, i) => i * HOUR_MS),
  values: Float64Array.from(values),
});

describe('a forecast', () => {
  it('is due after a day, or half as much time as its history was long, and where there is none', () => {
    const young = { ...state, historySeconds: 4 * 3600 };

    expect(isDue(undefined, 0)).toBe(true);
    expect([23, 24].map((hours) => isDue(state, hours * HOUR_MS))).toEqual([false, true]);
    expect([1, 2].map((hours) => isDue(young, hours * HOUR_MS))).toEqual([false, true]);
  });

  it('is looked at when it is six hours old and four of its steps are over', () => {
    expect([5, 6].map((hours) => mayHaveBroken(state, hours * HOUR_MS))).toEqual([false, true]);
    expect(mayHaveBroken({ ...state, lows: [1, 1, 1] }, 9 * HOUR_MS)).toBe(false);
  });

  it('has broken where more than half of what came lies outside', () => {
    expect(hasBroken(state, came(2, 2, 2, 9, 9, 9))).toBe(false);
    expect(hasBroken(state, came(2, 2, 0, 9, 9, 9))).toBe(true);
    expect(hasBroken(state, came(9, 9, 9))).toBe(false);
    expect(hasBroken(state, came(9, NaN, 9, NaN, 9, 9))).toBe(true);
  });
});
