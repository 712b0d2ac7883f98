import { dayFeatures } from './day-features.js';

const DAY = 86_400_000;
const percent = {
  direction: 'both',
  minDeviation: 0,
  minRelativeDeviation: 0,
  lowest: 0,
  highest: 100,
} as const;

describe('dayFeatures', () => {
  it('takes the median of a day, its spread, and how often it fell', () => {
    const timestamps = Float64Array.of(DAY, DAY + 1, DAY + 2, 3 * DAY);
    const days = dayFeatures({ timestamps, values: Float64Array.of(10, 30, 20, 7) }, undefined);
    expect([...days]).toEqual([
      [1, { level: 20, spread: 16, nFalls: 1 }],
      [3, { level: 7, spread: 0, nFalls: 0 }],
    ]);
  });

  it('has no day of what are no readings, or beyond every number that can be stored', () => {
    const timestamps = Float64Array.of(0, 1, DAY, DAY + 1);
    const values = Float64Array.of(Number.NaN, 1e300, 400, -3);
    expect([...dayFeatures({ timestamps, values }, percent)]).toEqual([]);
    expect(dayFeatures({ timestamps, values }, undefined).get(1)?.level).toBe(198.5);
  });
});
