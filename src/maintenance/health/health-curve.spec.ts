import { healthByRisk } from './health-curve.js';

describe('healthByRisk', () => {
  it.each([
    [0, 100],
    [0.01, 97.5],
    [0.02, 95],
    [0.06, 87.5],
    [0.1, 80],
    [0.33, 60],
    [0.67, 25],
    [1, 0],
  ])('makes of a probability of %d a health of %d', (probability, health) => {
    expect(healthByRisk(probability)).toBeCloseTo(health, 6);
  });

  it('never rises with the probability', () => {
    const healths = Array.from({ length: 101 }, (_, k) => healthByRisk(k / 100));
    expect(healths.toSorted((a, b) => b - a)).toEqual(healths);
  });
});
