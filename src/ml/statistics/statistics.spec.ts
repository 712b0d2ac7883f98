import fc from 'fast-check';
import { deviationScore } from './deviation-score.js';
import { quantileOfSorted, sortedFinite } from './quantile.js';
import {
  baselines,
  iqrBaseline,
  madBaseline,
  scoreAgainstBaseline,
  zScoreBaseline,
} from './univariate-detectors.js';

describe('quantileOfSorted', () => {
  it('interpolates linearly between order statistics', () => {
    const sorted = Float64Array.of(1, 2, 3, 4);
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantileOfSorted(sorted, p))).toEqual([1, 1.75, 2.5, 3.7, 4]);
  });

  it('is NaN for nothing and the value for one', () => {
    expect(quantileOfSorted(new Float64Array(), 0.5)).toBeNaN();
    expect(quantileOfSorted(Float64Array.of(7), 0.9)).toBe(7);
  });

  it('sorts only what is finite', () => {
    expect(sortedFinite(Float64Array.of(3, Number.NaN, -1, Infinity))).toEqual(Float64Array.of(-1, 3));
  });
});

describe('deviationScore', () => {
  it('is 0 at nothing, 0.5 at 2.3 sigmas and 0.7 at 3.68', () => {
    expect(deviationScore(0)).toBe(0);
    expect(deviationScore(2.3)).toBe(0.5);
    expect(deviationScore(-3.683)).toBeCloseTo(0.7, 3);
  });

  it('stays in 0..1 and grows with the deviation, for any two numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [small, large] = Math.abs(a) < Math.abs(b) ? [a, b] : [b, a];
        expect(deviationScore(small)).toBeLessThanOrEqual(deviationScore(large));
        expect(deviationScore(large)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 0 for a missing deviation', () => expect(deviationScore(Number.NaN)).toBe(0));
});

describe('univariate baselines', () => {
  const history = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 100);

  it('have hand-computed centers and scales', () => {
    expect(zScoreBaseline(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toEqual({ center: 5, scale: 2 });
    expect(iqrBaseline(history).center).toBe(5);
    expect(iqrBaseline(history).scale).toBeCloseTo(4 / 1.34898, 5);
    expect(madBaseline(history).scale).toBeCloseTo(2 * 1.482602, 5);
  });

  it('keep a small spread on a huge level', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => 1e12 + (i % 2));
    expect(zScoreBaseline(values).scale).toBeCloseTo(0.5, 6);
  });

  it.each(Object.entries(baselines))('%s takes empty, constant and NaN histories', (_, baselineOf) => {
    expect(baselineOf(new Float64Array())).toEqual({ center: Number.NaN, scale: 0 });
    expect(baselineOf(Float64Array.of(4, Number.NaN, 4))).toEqual({ center: 4, scale: 0 });
  });

  it.each(Object.entries(baselines))(
    '%s scores an outlier above 0.7 and the middle below 0.5',
    (_, baselineOf) => {
      const normal = Float64Array.from({ length: 200 }, (__, i) => 10 + Math.sin(i));
      const scores = scoreAgainstBaseline(Float64Array.of(10, 15, Number.NaN), baselineOf(normal));
      expect(scores[0]).toBeLessThan(0.5);
      expect(scores[1]).toBeGreaterThan(0.7);
      expect(scores[2]).toBe(0);
    },
  );

  it('calls any departure from a constant anomalous', () => {
    const scores = scoreAgainstBaseline(Float64Array.of(4, 4.1), madBaseline(Float64Array.of(4, 4, 4)));
    expect(scores[0]).toBe(0);
    expect(scores[1]).toBe(1);
  });
});
