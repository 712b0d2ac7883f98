import { type AnomalyDirection, type Departure } from './departure.js';
import { isActionable } from './actionable.js';

const minor = { direction: 'both', minDeviation: 2, minRelativeDeviation: 0.1 } as const;

function departure(direction: AnomalyDirection, effectSize: number, usual: number): Departure {
  const expected = { low: usual - 1, median: usual, high: usual + 1 };
  return { direction, effectSize, expected, deviation: effectSize, sigmas: 9, contributions: [] };
}

describe('isActionable', () => {
  it.each([
    [1.9, 0, false],
    [2, 0, true],
    [2, 20, true],
    [2, 21, false],
    [4.9, -50, false],
    [5, -50, true],
  ])('asks of %d around %d whether it reaches the larger minimum', (effectSize, usual, isNews) => {
    expect(isActionable(departure('high', effectSize, usual), minor)).toBe(isNews);
  });

  it.each([
    ['high', true, false],
    ['low', false, true],
    ['flat', true, true],
    ['unstable', true, true],
  ] as const)('minds %s where the high side is news: %s; the low side: %s', (direction, high, low) => {
    const isNewsFor = (side: 'both' | 'high' | 'low'): boolean =>
      isActionable(departure(direction, 50, 10), { ...minor, direction: side });
    expect([isNewsFor('both'), isNewsFor('high'), isNewsFor('low')]).toEqual([true, high, low]);
  });
});
