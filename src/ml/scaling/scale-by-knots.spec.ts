import fc from 'fast-check';
import { scaleByKnots } from './scale-by-knots.js';

/** A scaler with these seven knots, as if learned from a hundred values. */
const scaler = (...knots: number[]): Float64Array => Float64Array.of(...knots, 100);
const EVEN = scaler(0, 1, 25, 50, 75, 99, 100);

describe('scaleByKnots', () => {
  it.each([
    [0, -3],
    [1, -2.33],
    [25, -0.67],
    [50, 0],
    [62.5, 0.335],
    [75, 0.67],
    [87, 1.5],
    [99, 2.33],
    [100, 3],
  ])('maps %d to %d sigmas', (value, sigmas) => expect(scaleByKnots(EVEN, 0, value)).toBeCloseTo(sigmas, 12));

  it('grows as a logarithm beyond the extremes: one half-range further is 3 + ln 4', () => {
    expect(scaleByKnots(EVEN, 0, 150)).toBeCloseTo(3 + Math.log(4), 12);
    expect(scaleByKnots(EVEN, 0, -50)).toBeCloseTo(-3 - Math.log(4), 12);
  });

  it.each([
    [9, 2.33],
    [27, 2.33 + 0.67 / 2],
    [81, 3],
    [-27, -2.33 - 0.67 / 2],
  ])('takes distances in the last hundredth as ratios: %d of 9 to 81 is %d sigmas', (value, sigmas) => {
    expect(scaleByKnots(scaler(-81, -9, -1, 0, 1, 9, 81), 0, value)).toBeCloseTo(sigmas, 12);
  });

  it('is linear there where the quantile is the median', () => {
    const mostlyZero = scaler(0, 0, 0, 0, 0, 0, 20);
    expect(scaleByKnots(mostlyZero, 0, 5)).toBeCloseTo(2.33 + 0.67 / 4, 12);
  });

  it('reads the scaler at the given place', () => {
    expect(scaleByKnots(Float64Array.of(9, 9, ...EVEN), 2, 75)).toBeCloseTo(0.67, 12);
  });

  it('is 0 for a missing value and before seven values', () => {
    expect(scaleByKnots(EVEN, 0, Number.NaN)).toBe(0);
    expect(scaleByKnots(EVEN.with(7, 6), 0, 1000)).toBe(0);
    expect(scaleByKnots(new Float64Array(8).fill(Number.NaN), 0, 5)).toBe(0);
  });

  it('knows a constant from a departure, however small the knots are apart', () => {
    const constant = scaler(7, 7, 7, 7, 7, 7, 7);
    expect(scaleByKnots(constant, 0, 7)).toBe(0);
    expect(scaleByKnots(constant, 0, 7.007)).toBeCloseTo(3 + Math.log(4), 9);
    expect(scaleByKnots(constant, 0, 6.993)).toBeCloseTo(-3 - Math.log(4), 9);
  });

  it('maps a value that several knots share to the one nearest the median', () => {
    const mostlyZero = scaler(0, 0, 0, 0, 0, 10, 20);
    expect(scaleByKnots(mostlyZero, 0, 0)).toBe(0);
    expect(scaleByKnots(mostlyZero, 0, 5)).toBeCloseTo(1.5, 12);
  });

  it('is monotone and finite', () => {
    // No metric has knots so close that their distance is a denormal number.
    const knot = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
    const knots = fc.array(knot, { minLength: 7, maxLength: 7 });
    const value = fc.double({ min: -1e100, max: 1e100, noNaN: true });
    fc.assert(
      fc.property(knots, value, value, (unsorted, a, b) => {
        const slots = scaler(...unsorted.sort((x, y) => x - y));
        const low = scaleByKnots(slots, 0, Math.min(a, b));
        expect(low).toBeLessThanOrEqual(scaleByKnots(slots, 0, Math.max(a, b)) + 1e-9);
        expect(Math.abs(low)).toBeLessThan(300);
      }),
    );
  });

  it('does not depend on the unit', () => {
    const inOtherUnit = scaler(...EVEN.subarray(0, 7).map((knot) => knot * 1024));
    for (const value of [-300, 3, 50, 60, 99.5, 1e6])
      expect(scaleByKnots(inOtherUnit, 0, value * 1024)).toBe(scaleByKnots(EVEN, 0, value));
  });
});
