import fc from 'fast-check';
import { gaussian } from '../random/gaussian.js';
import { SeededRandom } from '../random/seeded-random.js';
import { KNOT } from './knots.js';
import { learnKnots } from './learn-knots.js';

function learned(values: Iterable<number>, gain = 0): Float64Array {
  const slots = new Float64Array(8).fill(Number.NaN);
  for (const value of values) learnKnots(slots, 0, value, gain);
  return slots;
}

function gaussians(n: number, seed: number): Float64Array {
  const random = new SeededRandom(seed);
  return Float64Array.from({ length: n }, () => gaussian(random));
}

describe('learnKnots', () => {
  it('takes the first seven values for the knots, in order', () => {
    expect([...learned([5, 1, 7, 3, 2, 6, 4])]).toEqual([1, 2, 3, 4, 5, 6, 7, 7]);
  });

  it('does not learn what is missing', () => {
    expect(learned([1, 2, Number.NaN, 3])).toEqual(learned([1, 2, 3]));
  });

  it('moves each knot by spread · share · step · probability, the extremes to the value', () => {
    const slots = learned([1, 2, 3, 4, 5, 6, 7, 10]);
    const step = 2 / 1.349 / 7;
    const expected = [
      1,
      2 + step * 37.52 * 0.01,
      3 + step * 3.147 * 0.25,
      4 + step * 2.507 * 0.5,
      5 + step * 3.147 * 0.75,
      // Its step would lead past the value.
      10,
      10,
    ];
    expected.forEach((knot, i) => expect(slots[i]).toBeCloseTo(knot, 12));
    expect(slots[KNOT.count]).toBe(8);
  });

  it('finds the quantiles of a normal distribution', () => {
    const slots = learned(gaussians(20_000, 1));
    [-2.33, -0.67, 0, 0.67, 2.33].forEach((quantile, i) =>
      expect(Math.abs(slots[i + 1]! - quantile)).toBeLessThan(0.1),
    );
  });

  it('is moved no further by a huge outlier than by a small one, the maximum aside', () => {
    const normal = gaussians(500, 2);
    const quantiles = (outlier: number): number[] => [
      ...learned([...normal, outlier], 1e-3).subarray(KNOT.q01, KNOT.highest),
    ];
    expect(quantiles(1e9)).toEqual(quantiles(10));
  });

  it('forgets by the weight of the samples, not by their number', () => {
    const shifted = (n: number): number => {
      const gain = 1 / n;
      const before = gaussians(4 * n, 3);
      const after = gaussians(n, 4).map((value) => value + 20);
      return learned([...before, ...after], gain)[KNOT.median]!;
    };
    expect(shifted(500)).toBeGreaterThan(1);
    expect(Math.abs(shifted(2000) / shifted(500) - 1)).toBeLessThan(0.15);
  });

  it('lets an extreme of the past fade', () => {
    const normal = gaussians(3000, 5);
    const [remembered, faded] = [0, 1e-3].map((gain) => learned([...normal, 1000, ...normal], gain));
    expect(remembered![KNOT.highest]).toBe(1000);
    // At half the rate: e^(−3000 · 0.5e-3) of it is left.
    expect(faded![KNOT.highest]).toBeGreaterThan(200);
    expect(faded![KNOT.highest]).toBeLessThan(250);
  });

  it('keeps the knots in order and within what was seen', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), {
      minLength: 7,
      maxLength: 60,
    });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (seen, gain) => {
        // sort() puts −0 before 0, which are one number in order.
        const knots = learned(seen, gain)
          .subarray(0, KNOT.count)
          .map((knot) => knot + 0);
        expect(knots).toEqual(knots.slice().sort());
        expect(knots[KNOT.lowest]).toBeGreaterThanOrEqual(Math.min(...seen));
        expect(knots[KNOT.highest]).toBeLessThanOrEqual(Math.max(...seen));
      }),
    );
  });

  it('keeps the values of a series that has only two', () => {
    const slots = learned(Array.from({ length: 2000 }, (_, i) => (i % 10 === 0 ? 1 : 0)));
    expect([...slots.subarray(KNOT.lowest, KNOT.q75 + 1)]).toEqual([0, 0, 0, 0, 0]);
    expect(slots[KNOT.highest]).toBe(1);
  });
});
