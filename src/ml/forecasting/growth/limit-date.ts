import { type Samples } from '../axis/series-axis.js';
import { unitOf } from '../axis/unit-of.js';
import { dailyLevels, startOfDay } from './daily-levels.js';
import { type Trend, trendOf } from './trend.js';

const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;
const DAYS_PER_MONTH = 30;

/** Less than a fortnight carries no trend: each day of the week has to be seen twice. */
const FEWEST_DAYS = 14;

/** A limit is passed lastingly when it was on so many of the last seven days. */
const DAYS_BEYOND = 3;

/** Nine in ten standard normal values are below it: the band between both bounds holds eight in ten. */
const Z_90 = 1.2815515655446004;

/** A limit of a metric. */
export interface Limit {
  readonly value: number;
  /** On which side of the values it lies. */
  readonly side: 'above' | 'below';
  /** Days after the last row that are looked at. */
  readonly withinDays: number;
  readonly timeZone?: string;
}

/** When a limit will be reached. Instants are epoch milliseconds at which the day begins; undefined for never within the days asked for. */
export interface LimitForecast {
  readonly answer: 'since' | 'too-short' | 'no-trend' | 'date' | 'never';
  /** Units per 30 days in the regime that holds now, signed. */
  readonly growthPerMonth?: number;
  readonly medianAt?: number;
  /** The earliest and the latest plausible day: eight times in ten it lies between them. */
  readonly earliestAt?: number;
  readonly latestAt?: number;
  readonly trend?: Trend;
}

/**
 * Says when the busy level of a series (the 95th percentile of a day; the 5th for a limit below) reaches a limit: the first day on which the trend
 * of the regime that holds now, with what days of the week differ by, gets there; the bounds are the same at plus and minus 1.28 standard errors.
 *
 * @param samples in any order, timestamps in epoch milliseconds; NaN where nothing was measured.
 * @param limit in the metric's unit; `withinDays` 1 or more.
 * @returns the first answer that holds of since, too-short, no-trend, date, never; earliest ≤ median ≤ latest where they are given.
 * @throws RangeError for columns of unequal length or an unknown time zone.
 * @complexity O(n log n) for n samples, O(d²) for d days.
 * @example limitForecast({ timestamps: Float64Array.of(0, 60000), values: Float64Array.of(1, 2) }, { value: 9, side: 'above', withinDays: 30 }).answer // too-short
 */
export function limitForecast(
  samples: Samples,
  { value, side, withinDays, timeZone = 'UTC' }: Limit,
): LimitForecast {
  const daily = dailyLevels(samples, timeZone, side);
  if (daily === undefined) return { answer: 'too-short' };
  // Limits below are limits above of what is turned over; huge and tiny values are brought near one.
  const sign = (side === 'above' ? 1 : -1) * unitOf(samples.values);
  const levels = daily.levels.map((level) => level / sign);
  const limit = value / sign;
  const dayAt = (day: number): number => startOfDay(daily.firstDay + day * DAY_MS, timeZone);
  const known = levels.filter((level) => !Number.isNaN(level)).length;
  const since = beyondSince(levels, limit);
  if (known < FEWEST_DAYS)
    return since === undefined ? { answer: 'too-short' } : { answer: 'since', medianAt: dayAt(since) };
  const trend = trendOf(levels);
  const growthPerMonth = sign * trend.slope * DAYS_PER_MONTH;
  if (since !== undefined) return { answer: 'since', medianAt: dayAt(since), growthPerMonth, trend };
  const last = levels.length - 1;
  const reach = (z: number): number | undefined => {
    const ahead = daysUntil(trend, { limit, last, withinDays, z });
    return ahead === undefined ? undefined : dayAt(last + ahead);
  };
  const earliestAt = reach(Z_90);
  if (!trend.isClear) return { answer: 'no-trend', growthPerMonth: 0, earliestAt, trend };
  const medianAt = reach(0);
  if (medianAt === undefined) return { answer: 'never', growthPerMonth, earliestAt, trend };
  return { answer: 'date', growthPerMonth, earliestAt, medianAt, latestAt: reach(-Z_90), trend };
}

/** @returns days after the last until level, trend and day of the week reach the limit at so many standard errors. */
function daysUntil(
  { level, slope, errorAt, weekdays, freedom }: Trend,
  { limit, last, withinDays, z }: { limit: number; last: number; withinDays: number; z: number },
): number | undefined {
  // Student's t for the normal quantile: the noise is known from as many days only (Cornish & Fisher's first term).
  const t = z + (z * z * z + z) / (4 * freedom);
  for (let ahead = 1; ahead <= withinDays; ahead += 1) {
    const expected = level + slope * ahead + weekdays[(last + ahead) % DAYS_PER_WEEK]! + t * errorAt(ahead);
    if (expected >= limit) return ahead;
  }
  return undefined;
}

/** @returns the first day of the time for which each week has had enough days beyond the limit, up to the last; undefined where it is not. */
function beyondSince(levels: Float64Array, limit: number): number | undefined {
  const isBeyond = Uint8Array.from(levels, (level) => Number(level >= limit));
  const beyondIn = (last: number): number =>
    isBeyond.subarray(Math.max(0, last - DAYS_PER_WEEK + 1), last + 1).reduce((sum, one) => sum + one, 0);
  let day = levels.length - 1;
  if (beyondIn(day) < DAYS_BEYOND) return undefined;
  while (day > 0 && beyondIn(day - 1) >= DAYS_BEYOND) day -= 1;
  const from = Math.max(0, day - DAYS_PER_WEEK + 1);
  return from + isBeyond.subarray(from).indexOf(1);
}
