import { BucketMeans } from '../axis/bucket-means.js';
import { cellsPerDay, seriesAxis } from '../axis/series-axis.js';
import { historyFacts, type HistoryFacts } from '../evaluation/history-facts.js';
import { type SeriesSamples } from '../../series/series-samples.js';
import { quantileOfSorted } from '../../statistics/quantile.js';
import { LocalClock } from '../../time/local-clock.js';
import { findSeasons, type Season } from './find-seasons.js';

const { floor } = Math;

const HOUR_MS = 3_600_000;
const HOURS_PER_DAY = 24;
const HOURS_PER_WEEK = 168;

/** The first day of 1970 was a Thursday, three days after a Monday. */
const HOURS_TO_MONDAY = 72;

/** One in five values lies outside. */
const [LOW, HIGH] = [0.1, 0.9];

/** What a series usually is at each hour of a cycle; NaN where an hour has no value. */
export interface TypicalProfile {
  /** One in ten means of an hour is lower. */
  readonly low: Float64Array;
  readonly median: Float64Array;
  /** One in ten is higher. */
  readonly high: Float64Array;
}

/** The rhythm of a series. */
export interface Seasonality {
  readonly seasons: readonly Season[];
  /** Length of the cells that seasons are counted in, in milliseconds. */
  readonly stepMs: number;
  /** 24 hours of local time from midnight. */
  readonly day: TypicalProfile;
  /** 168 hours of local time from Monday's midnight. */
  readonly week: TypicalProfile;
  readonly history: HistoryFacts;
}

/** A history whose rhythm is asked for. */
export interface SeasonalityRequest {
  /** Ascending; NaN where there is none. */
  readonly samples: SeriesSamples;
  /** What is known by then counts; epoch milliseconds. */
  readonly untilMs: number;
  readonly timeZone: string;
}

/**
 * Finds the seasons of a series, and what is typical of the hours of a day and of a week by the clock on the wall.
 *
 * @returns undefined where fewer than two hours have a value.
 * @throws RangeError for a zone that is unknown.
 * @complexity O(n log n)
 */
export function seasonality({ samples, untilMs, timeZone }: SeasonalityRequest): Seasonality | undefined {
  const buckets = new BucketMeans({ stepMs: HOUR_MS, timeZone });
  buckets.add(samples);
  const means = buckets.until(untilMs);
  const axis = seriesAxis(means, timeZone);
  if (axis === undefined) return undefined;
  const clock = LocalClock.of(timeZone);
  const hours = means.timestamps.map((at) => floor(clock.localTime(at) / HOUR_MS));
  const profile = (nHours: number, shift: number): TypicalProfile =>
    profileOf(
      means.values,
      hours.map((hour) => (((hour + shift) % nHours) + nHours) % nHours),
      nHours,
    );
  return {
    seasons: findSeasons(axis.values, cellsPerDay(axis.stepMs)),
    stepMs: axis.stepMs,
    day: profile(HOURS_PER_DAY, 0),
    week: profile(HOURS_PER_WEEK, HOURS_TO_MONDAY),
    history: historyFacts(means),
  };
}

function profileOf(values: Float64Array, places: Float64Array, nHours: number): TypicalProfile {
  const groups = Array.from({ length: nHours }, (): number[] => []);
  for (let i = 0; i < values.length; i += 1)
    if (!Number.isNaN(values[i]!)) groups[places[i]!]!.push(values[i]!);
  const sorted = groups.map((group) => Float64Array.from(group).sort());
  const at = (p: number): Float64Array =>
    Float64Array.from(sorted, (group) => (group.length > 0 ? quantileOfSorted(group, p) : Number.NaN));
  return { low: at(LOW), median: at(0.5), high: at(HIGH) };
}
