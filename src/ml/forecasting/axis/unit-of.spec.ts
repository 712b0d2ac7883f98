import { unitOf } from './unit-of.js';

describe('unitOf', () => {
  it('is the power of two below the median size', () => {
    expect(unitOf(Float64Array.of(5, -6, NaN))).toBe(4);
  });

  it('is 1 without a size, and a number for all there are', () => {
    expect(unitOf(Float64Array.of(0, NaN))).toBe(1);
    expect(unitOf(Float64Array.of(1e-310))).toBe(2 ** -1000);
    expect(unitOf(Float64Array.of(1e308))).toBe(2 ** 1000);
  });
});
