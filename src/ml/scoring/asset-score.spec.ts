import { logOdds } from '../calibration/log-odds.js';
import { assetScore } from './asset-score.js';

describe('assetScore', () => {
  it('is the mean of the three highest, a little less of many', () => {
    const many = Array<number>(27).fill(0.1);
    expect(assetScore([0.7, 0.65, 0.6])).toBeCloseTo(0.65, 12);
    expect(logOdds(assetScore([0.1, 0.7, 0.65, 0.6, ...many]))).toBeLessThan(logOdds(0.65) - 0.08);
    expect(assetScore([0.1, 0.7, 0.65, 0.6, ...many])).toBeGreaterThan(0.62);
    expect([assetScore([0, 0, 0, 0]), assetScore([1, 1, 1, 1])]).toEqual([0, 1]);
  });
  it('is the mean of what there is', () =>
    expect(assetScore([0.4, Number.NaN, 0.35])).toBeCloseTo(0.375, 12));
  it('is 0 without scores', () => expect(assetScore([])).toBe(0));
  it('is the score of the only metric', () => expect(assetScore([0.42])).toBeCloseTo(0.42, 12));

  it('is not outvoted where one metric is far out: its odds count, divided by the root of how many there are', () => {
    const quiet = (count: number): number[] => Array<number>(count - 1).fill(0.1);
    expect(assetScore([0.9, ...quiet(9)])).toBeCloseTo(0.75, 12);
    expect(assetScore([0.9, ...quiet(36)])).toBeCloseTo(0.6, 12);
    expect(assetScore([1, ...quiet(36)])).toBe(1);
  });
});
