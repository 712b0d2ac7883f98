import { dampColdStart } from './cold-start.js';

const HOUR_MS = 3_600_000;

describe('dampColdStart', () => {
  it('grows with the cube root of the share of two days', () => {
    expect(dampColdStart(0.8, 6 * HOUR_MS)).toBeCloseTo(0.4, 12);
    expect(dampColdStart(1, 0)).toBe(0);
  });

  it('lets no score reach 0.7 in the first sixteen hours, and a blatant one after a day', () => {
    expect(dampColdStart(1, 16 * HOUR_MS)).toBeLessThan(0.7);
    expect(dampColdStart(0.89, 24 * HOUR_MS)).toBeGreaterThan(0.7);
  });

  it('leaves every bit of a score alone from two days on', () => {
    for (const score of [0, 1 / 3, 0.7, 1]) expect(dampColdStart(score, 48 * HOUR_MS)).toBe(score);
    expect(dampColdStart(0.7, 1e15)).toBe(0.7);
  });
});
