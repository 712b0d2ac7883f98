import { AlarmRule } from '../episodes/alarm-rule.js';
import { SeriesState } from '../series/series-state.js';
import { referenceSet } from '../testing/reference-set.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { scoreSamples } from './score-samples.js';

const model = referenceSet.fitModel({ nTrees: 20 });

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

const rhythms: Record<string, (hour: number) => number> = {
  sine: (hour) => 50 + 20 * Math.sin((2 * Math.PI * hour) / 24),
  'office hours': (hour) => (hour > 9 && hour < 18 ? 80 : 20),
  'nightly backup': (hour) => (hour < 0.5 ? 100 : 5),
  'saw tooth': (hour) => hour,
};

/** Scores of a rhythm that repeats to the bit. */
function scoreRhythm(rhythm: (hour: number) => number, minutes: number, days: number): Float64Array {
  const n = (days * DAY_MINUTES) / minutes;
  const samples = syntheticSeries({
    n,
    stepMs: minutes * MINUTE_MS,
    change: (_, i) => rhythm(((i * minutes) / 60) % 24),
  });
  return scoreSamples(SeriesState.create(), samples, { model }).scores;
}

describe('scoreSamples on noiseless rhythms', () => {
  it.each(Object.entries(rhythms))('raises at most one alarm in two days on %s', (_, rhythm) => {
    const rule = new AlarmRule();
    const alarms = scoreRhythm(rhythm, 5, 28).map((score) => rule.next(score));
    expect(alarms.filter((score) => score >= 0.7).length).toBeLessThanOrEqual(14);
  });

  it.each(Object.entries(rhythms))(
    'raises at most one alarm in two days on %s polled every minute',
    (_, rhythm) => {
      const scores = scoreRhythm(rhythm, 1, 17);
      const alarming = [...scores.keys()].filter((i) => i >= 3 * DAY_MINUTES && scores[i]! >= 0.7);
      const alarms = alarming.filter((i, n) => n === 0 || i - alarming[n - 1]! > 30);
      expect(alarms.length).toBeLessThanOrEqual(7);
    },
  );
});
