import { SeriesState } from '../series/series-state.js';
import { type SeriesSamples } from '../series/series-samples.js';
import { referenceSet } from '../testing/reference-set.js';
import { sliceSamples, syntheticSeries } from '../testing/synthetic-series.js';
import { TrainingSet } from '../training/training-set.js';
import { scoreSamples } from './score-samples.js';

const STEP_MS = 300_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_BEFORE = 15;
const DAYS = 24;

/** The clocks go by `hours` from `before` hours ahead of UTC. */
interface Change {
  readonly timeZone: string;
  readonly changedAt: number;
  readonly before: number;
  readonly hours: number;
}

const CHANGES: readonly Change[] = [
  { timeZone: 'Europe/Berlin', changedAt: Date.UTC(2026, 2, 29, 1), before: 1, hours: 1 },
  { timeZone: 'Europe/Berlin', changedAt: Date.UTC(2026, 9, 25, 1), before: 2, hours: -1 },
  { timeZone: 'Australia/Sydney', changedAt: Date.UTC(2026, 9, 3, 16), before: 10, hours: 1 },
  { timeZone: 'Australia/Sydney', changedAt: Date.UTC(2026, 3, 4, 16), before: 11, hours: -1 },
  { timeZone: 'America/Santiago', changedAt: Date.UTC(2026, 8, 6, 4), before: -4, hours: 1 },
  { timeZone: 'America/Santiago', changedAt: Date.UTC(2026, 3, 5, 3), before: -3, hours: -1 },
];
const named = CHANGES.map((change): [string, number, Change] => [change.timeZone, change.hours, change]);

const model = (() => {
  const set = new TrainingSet({ seed: 1 });
  for (let seed = 1; seed <= 4; seed += 1) set.addSeries(syntheticSeries({ n: 4000, seed }));
  set.shareReferenceOf(referenceSet);
  return set.fitModel({ nTrees: 20 });
})();

type HourOfDay = (hour: number) => number;

/** A metric that goes by the hour of the local day, with some noise, for two weeks before the change and nine days after. */
function seriesBy({ changedAt, before, hours }: Change, valueAt: HourOfDay, seed = 1): SeriesSamples {
  const startAt = Math.floor((changedAt - DAYS_BEFORE * DAY_MS) / STEP_MS) * STEP_MS;
  const noise = syntheticSeries({
    n: (DAYS * DAY_MS) / STEP_MS,
    startAt,
    seed,
    level: 0,
    rhythm: 0,
    noise: 1,
  });
  const hourOf = (at: number): number =>
    (((at / HOUR_MS + before + (at >= changedAt ? hours : 0)) % 24) + 24) % 24;
  return { ...noise, values: noise.values.map((value, i) => value + valueAt(hourOf(noise.timestamps[i]!))) };
}

const officeHours: HourOfDay = (hour) => (hour >= 8 && hour < 17 ? 300 : 20);
const nightlyJob: HourOfDay = (hour) => (hour >= 2.25 && hour < 2.75 ? 200 : 30);

/** Alarms in hours since the change, from shortly before it on. A model asked from a day before on scores as one asked all along. */
function alarmsAfter(
  change: Change,
  samples: SeriesSamples,
  timeZone = change.timeZone,
  fromMs = change.changedAt - 2 * HOUR_MS,
): readonly number[] {
  const modelFromMs = fromMs - DAY_MS;
  const { timestamps, scores } = scoreSamples(SeriesState.create(), samples, {
    model,
    modelFromMs,
    timeZone,
  });
  return [...timestamps]
    .filter((at, i) => at >= fromMs && scores[i]! >= 0.7)
    .map((at) => (at - change.changedAt) / HOUR_MS);
}

function samplesBefore(samples: SeriesSamples, untilMs: number): SeriesSamples {
  return sliceSamples(
    samples,
    0,
    samples.timestamps.findIndex((at) => at >= untilMs),
  );
}

describe('scoreSamples where the clocks change', () => {
  it.each(named)('takes office hours in %s for usual after a change by %d h', (_, __, change) => {
    for (const seed of [1, 2]) expect(alarmsAfter(change, seriesBy(change, officeHours, seed))).toEqual([]);
  });

  it('alarms for days where it does not know of the change', () => {
    const [change] = CHANGES;
    const alarms = alarmsAfter(change!, seriesBy(change!, officeHours), 'UTC');
    expect(new Set(alarms.map((hours) => Math.floor(hours / 24))).size).toBeGreaterThanOrEqual(2);
  });

  it.each(named)('still finds offices in %s that stay closed after a change by %d h', (_, __, change) => {
    const [from, until] = [change.changedAt + 5 * DAY_MS, change.changedAt + 6 * DAY_MS];
    const { timestamps, values } = samplesBefore(seriesBy(change, officeHours), until);
    const closed = values.map((value, i) => (timestamps[i]! >= from && value > 100 ? value - 290 : value));
    const alarms = alarmsAfter(change, { timestamps, values: closed }, change.timeZone, from);
    expect(alarms.length).toBeGreaterThan(0);
  });

  it.each(named)(
    'takes a nightly job in %s for usual, also in the night of a change by %d h',
    (_, __, change) => {
      expect(alarmsAfter(change, seriesBy(change, nightlyJob))).toEqual([]);
    },
  );

  it.each([
    ['that runs at once where its time is skipped', CHANGES[0]!, 0],
    ['that runs only the second time', CHANGES[1]!, 0.25],
    ['that runs only the first time', CHANGES[1]!, -0.75],
  ])('takes a nightly job for usual that night %s', (_, change, startsAfterHours) => {
    const { timestamps, values } = samplesBefore(seriesBy(change, nightlyJob), change.changedAt + DAY_MS);
    const moved = values.map((value, i) => {
      const hours = (timestamps[i]! - change.changedAt) / HOUR_MS;
      if (Math.abs(hours) > 1.5) return value;
      const noise = value > 100 ? value - 200 : value - 30;
      return noise + (hours >= startsAfterHours && hours < startsAfterHours + 0.5 ? 200 : 30);
    });
    expect(alarmsAfter(change, { timestamps, values: moved })).toEqual([]);
  });
});

describe('scoreSamples by local time', () => {
  const samples = syntheticSeries({
    n: 12 * 288,
    change: (value, i) => (i % 1000 === 999 ? 3 * value : value),
  });
  const scoresOf = (shiftMs: number, timeZone?: string): Float64Array => {
    const timestamps = samples.timestamps.map((at) => at - shiftMs);
    return scoreSamples(SeriesState.create(), { ...samples, timestamps }, { model, timeZone }).scores;
  };

  const utc = scoresOf(0);

  it('gives the same bits by UTC and without a time zone', () => {
    expect(scoresOf(0, 'UTC')).toStrictEqual(utc);
    expect(scoresOf(0, 'Etc/GMT')).toStrictEqual(utc);
  });

  it('gives the same bits for what happens at the same local time, whatever the offset', () => {
    expect(scoresOf(5.5 * HOUR_MS, 'Asia/Kolkata')).toStrictEqual(utc);
    expect(scoresOf(5.75 * HOUR_MS, 'Asia/Kathmandu')).toStrictEqual(utc);
    expect(scoresOf(5.75 * HOUR_MS)).not.toStrictEqual(utc);
  });

  it('refuses what is no time zone', () => {
    expect(() => scoresOf(0, 'Middle/Earth')).toThrow('timeZone');
  });
});
