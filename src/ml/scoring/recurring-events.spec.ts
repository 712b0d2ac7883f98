import { SeededRandom } from '../random/seeded-random.js';
import { SeriesState } from '../series/series-state.js';
import { syntheticSeries, type SyntheticOptions } from '../testing/synthetic-series.js';
import { scoreSamples } from './score-samples.js';

const DAY = 288;
const HOUR = 12;

/** Runs of alarms that are news, in days: where the service would begin an episode. */
function newsOf(change: SyntheticOptions['change'], days = 28): readonly number[] {
  const samples = syntheticSeries({ n: days * DAY, rhythm: 5, ...(change && { change }) });
  const { scores, isRecurring } = scoreSamples(SeriesState.create(), samples, {});
  const news = [...scores.keys()].filter((i) => scores[i]! >= 0.7 && isRecurring[i] === 0);
  return news.filter((i, at) => !(i - news[at - 1]! < HOUR)).map((i) => i / DAY);
}

/** A job that takes 15 minutes and starts up to 25 minutes late, each day but those named. */
function jobs(startOf: (day: number) => number | undefined): SyntheticOptions['change'] {
  return (value, i) => {
    const start = startOf(Math.floor(i / DAY));
    const late = (Math.floor(i / DAY) * 7) % 6;
    const at = (i % DAY) - (start ?? Infinity) - late;
    return at >= 0 && at < 3 ? value + 35 : value;
  };
}

describe('scoreSamples of what recurs', () => {
  it('takes a daily job that moves by minutes for news once a week at most', () => {
    const daily = jobs(() => 6 * HOUR);
    expect(newsOf(daily).filter((day) => day >= 7).length).toBeLessThanOrEqual(3);
  });

  it('takes a weekly job for no news after four weeks', () => {
    const weekly = newsOf(
      jobs((day) => (day % 7 === 6 ? 2 * HOUR : undefined)),
      42,
    );
    expect(weekly.filter((day) => day < 28).length).toBeGreaterThan(0);
    expect(weekly.filter((day) => day >= 28)).toEqual([]);
  });

  it('takes short spikes at no fixed time for no news, but still a larger one', () => {
    const random = new SeededRandom(7);
    const spikes = new Set<number>();
    for (let i = 0; i < 28 * DAY; i += 1) if (random.next() < 3 / DAY) spikes.add(i);
    const large = 24 * DAY + 100;
    const found = newsOf((value, i) => value + (i >= large && i < large + 6 ? 120 : spikes.has(i) ? 30 : 0));
    expect(found.filter((day) => day >= 10 && day < 24).length).toBeLessThanOrEqual(2);
    expect(found.some((day) => day >= large / DAY && day < large / DAY + 0.02)).toBe(true);
  });

  it('takes a job that hangs for news', () => {
    const daily = jobs(() => 6 * HOUR)!;
    const hangs = 20 * DAY + 6 * HOUR;
    const found = newsOf((value, i) => (i >= hangs && i < hangs + 3 * HOUR ? value + 35 : daily(value, i)));
    expect(found.some((day) => day >= 20.25 && day < 20.4)).toBe(true);
  });

  it('takes every outage for news, however many there were at other times', () => {
    const starts = [8, 9, 10, 11, 12, 13, 14].map((day, n) => day * DAY + ((n * 67) % DAY));
    const found = newsOf((value, i) => (starts.some((start) => i >= start && i < start + 6) ? 0 : value), 16);
    const missed = starts.filter((start) => !found.some((day) => Math.abs(day - start / DAY) < 0.03));
    expect(missed).toEqual([]);
  });
});

describe('scoreSamples of what lasts', () => {
  it('alarms for what is conspicuous for longer than ever, though no sample alone is anomalous', () => {
    const random = new SeededRandom(3);
    const peaks = new Set<number>();
    for (let i = 0; i < 21 * DAY; i += 1) if (random.next() < 6 / DAY) peaks.add(i);
    const lasting = 18 * DAY;
    const samples = syntheticSeries({
      n: 19 * DAY,
      rhythm: 0,
      change: (value, i) => value + (i >= lasting && i < lasting + 3 * HOUR ? 21 : peaks.has(i) ? 21 : 0),
    });
    const { scores } = scoreSamples(SeriesState.create(), samples, {});
    const first = scores.findIndex((score, i) => i >= lasting && score >= 0.7);
    expect(scores.subarray(lasting, first).some((score) => score >= 0.5)).toBe(true);
    expect(first - lasting).toBeLessThan(2 * HOUR);
  });
});
