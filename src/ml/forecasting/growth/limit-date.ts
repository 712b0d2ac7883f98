import { type Samples } from '../axis/series-axis.js';
import { unitOf } from '../axis/unit-of.js';
import { dailyLevels, startOfDay } from './daily-levels.js';
import { beyondSince } from './beyond.js';
import { busyTrend } from './busy-trend.js';
import { limitAnswer } from './limit-answer.js';
import { reachLimit } from './reach.js';
import type { Trend } from './trend.js';

const DAY_MS = 86_400_000;
const DAYS_PER_MONTH = 30;

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
 * of the regime that holds now, with what days of the week differ by, gets there; the bounds hold eight in ten of what its standard errors allow.
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
  const since = beyondSince(levels, limit);
  const trend = busyTrend(levels)?.trend;
  if (trend === undefined)
    return since === undefined ? { answer: 'too-short' } : { answer: 'since', medianAt: dayAt(since) };
  const growthPerMonth = sign * trend.slope * DAYS_PER_MONTH;
  if (since !== undefined) return { answer: 'since', medianAt: dayAt(since), growthPerMonth, trend };
  const { answer, ...days } = limitAnswer(trend, reachLimit(trend, { limit, lastDay: withinDays }));
  const dated = (ahead: number | undefined): number | undefined =>
    ahead === undefined ? undefined : dayAt(trend.nDays - 1 + ahead);
  return {
    answer,
    growthPerMonth: answer === 'no-trend' ? 0 : growthPerMonth,
    earliestAt: dated(days.earliest),
    medianAt: dated(days.median),
    latestAt: dated(days.latest),
    trend,
  };
}
