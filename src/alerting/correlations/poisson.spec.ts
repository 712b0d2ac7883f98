import { chanceOfFewer } from './poisson.js';

describe('chanceOfFewer', () => {
  it.each([
    [0, 3, 0],
    [1, 0.5, Math.exp(-0.5)],
    [2, 1, 2 / Math.E],
    // scipy 1.10.1: poisson.cdf(9, 4.2) and poisson.cdf(999, 1000)
    [10, 4.2, 0.988873],
    [1000, 1000, 0.4957948],
  ])('gives the distribution below %d for a mean of %d', (count, mean, chance) => {
    expect(chanceOfFewer(count, mean)).toBeCloseTo(chance, 6);
  });

  it('is sure of fewer when none are expected', () => {
    expect(chanceOfFewer(3, 0)).toBe(1);
  });
});
