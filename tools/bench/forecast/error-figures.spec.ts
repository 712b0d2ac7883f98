import { absoluteError, coverage, intervalScore, medianOf, seasonalScale, smape } from './error-figures.js';

describe('error figures', () => {
  const truth = Float64Array.of(10, 20, Number.NaN);

  it('measure symmetric percentages, skipping what is unknown', () => {
    expect(smape(Float64Array.of(10, 60, 5), truth)).toBe(50);
    expect(smape(Float64Array.of(0), Float64Array.of(0))).toBe(0);
  });

  it('measure absolute errors and their scale', () => {
    expect(absoluteError(Float64Array.of(13, 19, 5), truth)).toBe(2);
    expect(seasonalScale(Float64Array.of(1, 2, 4, 2), 2)).toBe(1.5);
  });

  it('charge a miss of a 95 % band forty times', () => {
    const [low, high] = [Float64Array.of(9, 21, 0), Float64Array.of(12, 25, 0)];
    expect(intervalScore(low, high, { truth, scale: 1 })).toBe((3 + 4 + 40) / 2);
    expect(coverage(low, high, truth)).toBe(0.5);
  });

  it('take the middle one', () => {
    expect(medianOf([5, 1, 3])).toBe(3);
  });
});
