import { bell, hash32, hashText, uniform } from './hash.js';

const draws = (draw: (seed: number, index: number) => number): number[] =>
  Array.from({ length: 20_000 }, (_, index) => draw(7, index));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('hash', () => {
  it('gives the same bits for the same inputs on every machine', () => {
    expect([hash32(1, 2), hash32(20_261, 1_795_000_000), hashText('core-rtr-01')]).toEqual([
      1735922228, 2257331218, 1908764055,
    ]);
  });

  it('depends on seed and index', () => {
    expect(new Set([hash32(1, 2), hash32(2, 1), hash32(1, 3), hash32(2, 2)]).size).toBe(4);
  });

  it('spreads uniform draws evenly over [0, 1)', () => {
    const values = draws(uniform);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(mean(values)).toBeCloseTo(0.5, 1);
    expect(values.filter((value) => value < 0.1).length / values.length).toBeCloseTo(0.1, 1);
  });

  it('draws bell values with mean 0 and deviation 1', () => {
    const values = draws(bell);
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((value) => value * value))).toBeCloseTo(1, 1);
  });
});
