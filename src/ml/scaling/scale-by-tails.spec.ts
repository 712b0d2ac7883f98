import fc from 'fast-check';
import { scaleByKnots } from './scale-by-knots.js';
import { scaleByTails } from './scale-by-tails.js';

/** A scaler with these seven knots, as if learned from a hundred values. */
const scaler = (...knots: number[]): Float64Array => Float64Array.of(...knots, 100);
const EVEN = scaler(0, 1, 25, 50, 75, 99, 100);
const SIGMA = 50 / 1.349;

describe('scaleByTails', () => {
  it.each([
    [50, 0],
    [75, 0.6745],
    [50 + 2 * SIGMA, 2],
    [50 - 3 * SIGMA, -3],
    [50 + 5 * SIGMA, 3 + Math.log(3)],
    [50 - 5 * SIGMA, -3 - Math.log(3)],
  ])('maps %d to %d sigmas', (value, sigmas) => expect(scaleByTails(EVEN, 0, value)).toBeCloseTo(sigmas, 12));

  it('measures each side by its own tail', () => {
    const skewed = scaler(-50, -23.3, 0, 0, 0, 233, 1000);
    expect(scaleByTails(skewed, 0, 200)).toBeCloseTo(2, 12);
    expect(scaleByTails(skewed, 0, -20)).toBeCloseTo(-2, 12);
  });

  it('keeps growing where the knots are flat: between the 99 % quantile and a distant maximum', () => {
    const onceFar = scaler(0, 1, 25, 50, 75, 99, 1e6);
    const growth = (scale: typeof scaleByTails): number => scale(onceFar, 0, 900) - scale(onceFar, 0, 200);
    expect(growth(scaleByKnots)).toBeLessThan(0.2);
    expect(growth(scaleByTails)).toBeGreaterThan(1);
  });

  it('is 0 for a missing value and before seven values', () => {
    expect(scaleByTails(EVEN, 0, Number.NaN)).toBe(0);
    expect(scaleByTails(EVEN.with(7, 6), 0, 1000)).toBe(0);
  });

  it('holds a departure from a constant against a thousandth of its level', () => {
    const constant = scaler(-2000, -2000, -2000, -2000, -2000, -2000, -2000);
    expect(scaleByTails(constant, 0, -1998)).toBeCloseTo(1, 12);
    expect(scaleByTails(constant, 0, -2000)).toBeCloseTo(0, 12);
  });

  it('is monotone and finite', () => {
    const value = fc.double({ min: -1e100, max: 1e100, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const low = scaleByTails(EVEN, 0, Math.min(a, b));
        expect(low).toBeLessThanOrEqual(scaleByTails(EVEN, 0, Math.max(a, b)));
        expect(Math.abs(low)).toBeLessThan(300);
      }),
    );
  });
});
