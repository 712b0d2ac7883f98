import { quantileOfSorted } from '../../statistics/quantile.js';
import { LocalClock } from '../../time/local-clock.js';
import { type Samples } from '../axis/series-axis.js';

const { floor, max, min } = Math;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURS_PER_DAY = 24;

/** What is compared with a limit: the busiest hour or so of a day, as bandwidth is billed. */
const BUSY = 0.95;

/** A day of which fewer of its usual hours are known says little about its busy ones. */
const LEAST_SHARE = 0.75;

/** How busy a series was, a few numbers a day, so that years of it can be kept and added to those of others. */
export interface BusyHistory {
  /** Local time of the first day's midnight. */
  readonly firstDay: number;
  /** The 95th percentile of each local day's values; NaN where nothing is known. */
  readonly levels: Float64Array;
  /** The mean of each hour, 24 a day; NaN where nothing is known. */
  readonly hours: Float64Array;
}

/** What is to be kept. */
export interface HistoryOptions {
  /** IANA name of the zone whose wall clock the series follows. */
  readonly timeZone: string;
  /** Days to keep, the newest. */
  readonly mostDays: number;
}

/**
 * Adds samples to what is known. A day that has a sample is taken from the samples alone: give all of a day or none.
 *
 * @param known undefined for a series of which nothing is known.
 * @param samples in any order, timestamps in epoch milliseconds; what is not finite is no sample.
 * @returns undefined where nothing is known afterwards either.
 * @complexity O(n log n) for n samples
 * @example extendBusyHistory(undefined, { timestamps: Float64Array.of(0), values: Float64Array.of(7) }, { timeZone: 'UTC', mostDays: 9 })?.levels // Float64Array [7]
 */
export function extendBusyHistory(
  known: BusyHistory | undefined,
  samples: Samples,
  { timeZone, mostDays }: HistoryOptions,
): BusyHistory | undefined {
  const days = byDay(samples, LocalClock.of(timeZone));
  if (days.size === 0) return known;
  const knownUntil = known === undefined ? -Infinity : dayOf(known.firstDay) + known.levels.length;
  const until = max(knownUntil, ...[...days.keys()].map((day) => day + 1));
  const first = max(
    until - mostDays,
    min(known === undefined ? Infinity : dayOf(known.firstDay), ...days.keys()),
  );
  const levels = new Float64Array(until - first).fill(Number.NaN);
  const hours = new Float64Array(HOURS_PER_DAY * levels.length).fill(Number.NaN);
  if (known !== undefined) {
    const skipped = max(0, first - dayOf(known.firstDay));
    const shift = max(0, dayOf(known.firstDay) - first);
    levels.set(known.levels.subarray(skipped), shift);
    hours.set(known.hours.subarray(HOURS_PER_DAY * skipped), HOURS_PER_DAY * shift);
  }
  for (const [day, values] of days) {
    if (day < first) continue;
    levels[day - first] = levelOf(values.map(({ value }) => value));
    hours.set(meansOf(values), HOURS_PER_DAY * (day - first));
  }
  return { firstDay: first * DAY_MS, levels, hours };
}

/**
 * The levels of the days that are known well enough: three quarters of the hours that a day of this series usually has.
 *
 * @returns one a day, NaN for the others, up to the last that is known.
 * @example knownLevels({ firstDay: 0, levels: Float64Array.of(7), hours: new Float64Array(24).fill(7) }) // Float64Array [7]
 */
export function knownLevels({ levels, hours }: BusyHistory): Float64Array {
  const counts = levels.map((_, day) => {
    let count = 0;
    for (let hour = 0; hour < HOURS_PER_DAY; hour += 1)
      count += Number(!Number.isNaN(hours[HOURS_PER_DAY * day + hour]!));
    return count;
  });
  const usual = quantileOfSorted(counts.filter((count) => count > 0).sort(), 0.5);
  const isKnown = counts.map((count) => Number(count > 0 && count >= LEAST_SHARE * usual));
  return levels
    .map((level, day) => (isKnown[day] === 1 ? level : Number.NaN))
    .subarray(0, isKnown.lastIndexOf(1) + 1);
}

/** @returns the level of a day, from its values in any order; NaN without one. */
export function levelOf(values: readonly number[] | Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? Number.NaN : quantileOfSorted(sorted, BUSY);
}

interface DatedValue {
  /** Hour of the local day. */
  readonly hour: number;
  readonly value: number;
}

/** By days since 1970, local. */
function byDay({ timestamps, values }: Samples, clock: LocalClock): Map<number, DatedValue[]> {
  const days = new Map<number, DatedValue[]>();
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    const local = clock.localTime(timestamps[i]!);
    const day = dayOf(local);
    const dated = { hour: floor((local - day * DAY_MS) / HOUR_MS), value };
    const others = days.get(day);
    if (others === undefined) days.set(day, [dated]);
    else others.push(dated);
  });
  return days;
}

function meansOf(values: readonly DatedValue[]): Float64Array {
  const sums = new Float64Array(HOURS_PER_DAY);
  const counts = new Float64Array(HOURS_PER_DAY);
  for (const { hour, value } of values) {
    sums[hour]! += value;
    counts[hour]! += 1;
  }
  return sums.map((sum, hour) => sum / counts[hour]!);
}

function dayOf(local: number): number {
  return floor(local / DAY_MS);
}
