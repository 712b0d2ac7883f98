import type { MetricPolicy } from '../policy/metric-policy.js';
import { SeededRandom } from '../random/seeded-random.js';
import { SeriesState } from '../series/series-state.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { type ScoredSamples, scoreSamples } from './score-samples.js';

const DAY = 288;

/** Half an hour of values far out each time, on days and at times of day that differ. */
const occasions = [4, 6, 9, 11, 13].map((day, n) => day * DAY + 40 * n);
const isOccasion = (i: number): boolean => occasions.some((start) => i >= start && i < start + 6);

function score(change: (value: number, i: number) => number, policy?: MetricPolicy): ScoredSamples {
  return scoreSamples(SeriesState.create(), syntheticSeries({ n: 18 * DAY, rhythm: 10, change }), { policy });
}

/** How many of the occasions have an alarm that is no condition of the sensor. */
function alarmedOccasions({ scores, explanations }: ScoredSamples): number {
  const conditions = explanations.filter(({ direction }) => direction === 'impossible');
  const isCondition = new Set(conditions.map(({ index }) => index));
  return occasions.filter((start) => {
    const indices = Array.from({ length: 6 }, (_, n) => start + n);
    return indices.some((i) => scores[i]! >= 0.7 && !isCondition.has(i));
  }).length;
}

describe('scoreSamples of codes that nobody has named', () => {
  const random = new SeededRandom(5);
  const failed = new Set<number>();
  for (let i = 3 * DAY; i < 18 * DAY; i += 1) if (random.next() < 0.03) failed.add(i);
  const heat = (value: number, i: number): number =>
    i >= 15 * DAY && i < 15 * DAY + 36 ? value + 40 : value;

  it.each([65_535, -9999, -1])(
    'takes %d for no reading after two occasions, announced once a week',
    (code) => {
      const scored = score((value, i) => (failed.has(i) ? code : heat(value, i)));
      const conditions = scored.explanations.filter(({ direction }) => direction === 'impossible');
      const alarms = [...failed].filter((i) => scored.scores[i]! >= 0.7);

      expect(alarms.length - conditions.length).toBeLessThanOrEqual(4);
      expect(conditions.length).toBeGreaterThan(0);
      expect(conditions.length).toBeLessThanOrEqual(3);
      expect(
        conditions.every(({ method, index }) => method === 'policy' && scored.scores[index] === 0.75),
      ).toBe(true);
      expect(scored.counts.invalid).toBeGreaterThan(0.9 * failed.size);
    },
  );

  it('finds the incident between them, in time', () => {
    const { scores } = score((value, i) => (failed.has(i) ? 65_535 : heat(value, i)));
    const alarmed = [...scores.subarray(15 * DAY, 15 * DAY + 36).keys()].filter((n) => {
      return scores[15 * DAY + n]! >= 0.7 && !failed.has(15 * DAY + n);
    });

    expect(alarmed.length).toBeGreaterThan(6);
    expect(alarmed[0]).toBeLessThan(3);
  });

  it.each([
    ['outages', (value: number) => value, 0],
    ['a percentage that is full', (value: number) => value / 20, 100],
    ['a level that is reached again and again', (value: number) => value, 180],
    ['values that differ each time', (value: number) => value, NaN],
  ])('takes %s for measurements each time', (_, usual, extreme) => {
    const scored = score((value, i) => (isOccasion(i) ? extreme || 900 + (i % 97) : usual(value)));

    expect(scored.counts.invalid).toBe(0);
    expect(alarmedOccasions(scored)).toBeGreaterThanOrEqual(3);
  });

  it('takes what the policy allows for measurements, and two states of a line', () => {
    const policy: MetricPolicy = {
      direction: 'both',
      minDeviation: 0,
      minRelativeDeviation: 0,
      highest: 1e6,
    };
    expect(score((value, i) => (isOccasion(i) ? 65_535 : value), policy).counts.invalid).toBe(0);
    expect(score((_, i) => (isOccasion(i) ? 1000 : 10)).counts.invalid).toBe(0);
  });
});
