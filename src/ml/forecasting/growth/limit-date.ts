import { type Samples } from '../axis/series-axis.js';
import { unitOf } from '../axis/unit-of.js';
import { dailyLevels, startOfDay } from './daily-levels.js';
import { beyondSince } from './beyond.js';
import { reachLimit } from './reach.js';
import { type Trend, trendOf } from './trend.js';

const DAY_MS = 86_400_000;
const DAYS_PER_MONTH = 30;

/** Less than a fortnight carries no trend: each day of the week has to be seen twice. */
export const FEWEST_DAYS = 14;

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
  const reach = reachLimit(trend, { limit, lastDay: withinDays });
  const dated = (ahead: number | undefined): number | undefined =>
    ahead === undefined ? undefined : dayAt(trend.nDays - 1 + ahead);
  const earliestAt = dated(reach.earliest);
  if (!trend.isClear) return { answer: 'no-trend', growthPerMonth: 0, earliestAt, trend };
  const medianAt = dated(reach.median);
  if (medianAt === undefined) return { answer: 'never', growthPerMonth, earliestAt, trend };
  return { answer: 'date', growthPerMonth, earliestAt, medianAt, latestAt: dated(reach.latest), trend };
}
