import { backoffMs } from './backoff.js';

describe('backoffMs', () => {
  it('doubles up to its limit', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 100].map((nth) => backoffMs(nth, 1_000, 30_000, 1));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('takes up to a half off at random', () => {
    expect(backoffMs(3, 1_000, 30_000, 0)).toBe(2_000);
    expect(backoffMs(3, 1_000, 30_000, 0.5)).toBe(3_000);
  });
});
