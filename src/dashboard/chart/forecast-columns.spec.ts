import { withForecasts } from './forecast-columns.js';

const HOUR_MS = 3_600_000;
const grid = { startMs: 0, stepMs: HOUR_MS, nSteps: 4, isDownsampled: true };
const column = (value: number): Float64Array => new Float64Array(4).fill(value);
const detector = { expectedLow: column(1), expectedMedian: column(2), expectedHigh: column(3) };
const nothing = { expectedLow: column(NaN), expectedMedian: column(NaN), expectedHigh: column(NaN) };
const bandFrom = (firstMs: number, median: number) => ({
  madeMs: firstMs,
  firstMs,
  stepMs: HOUR_MS,
  lows: Array<number>(3).fill(median - 1),
  medians: Array<number>(3).fill(median),
  highs: Array<number>(3).fill(median + 1),
});

describe('withForecasts', () => {
  it('leaves the past to the detector, and takes the time to come from the newest forecast', () => {
    const bands = [bandFrom(0, 7), bandFrom(2 * HOUR_MS, 9)];
    const found = withForecasts(detector, bands, grid, { nowMs: 1.5 * HOUR_MS, isDetectorOfNow: false });

    expect([...found.expectedMedian]).toEqual([2, 2, 9, 9]);
    expect([...found.expectedLow]).toEqual([1, 1, 8, 8]);
    expect(found).toMatchObject({ forecastFromMs: 2 * HOUR_MS, hasDetector: true });
  });

  it('says by a forecast what was expected where the detector does not know any more', () => {
    const known = withForecasts(detector, [bandFrom(HOUR_MS, 7)], grid, {
      nowMs: 9 * HOUR_MS,
      isDetectorOfNow: true,
    });
    expect([...known.expectedMedian]).toEqual([2, 7, 7, 7]);

    const fine = { ...grid, stepMs: HOUR_MS / 6 };
    const times = { nowMs: 9 * HOUR_MS, isDetectorOfNow: true };
    expect(withForecasts(detector, [bandFrom(0, 7)], fine, times).forecastFromMs).toBeUndefined();
  });

  it('says nothing where nobody knows anything', () => {
    const times = { nowMs: -1, isDetectorOfNow: false };

    expect(withForecasts(nothing, [], grid, times)).toMatchObject({
      forecastFromMs: undefined,
      hasDetector: false,
    });
    expect(withForecasts(nothing, [bandFrom(0, 7)], grid, times)).toMatchObject({
      forecastFromMs: 0,
      hasDetector: false,
    });
  });
});
