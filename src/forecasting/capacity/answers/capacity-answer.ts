import {
  beyondSince,
  limitAnswer,
  LocalClock,
  quantileOfSorted,
  type Reach,
  reachLimit,
  startOfDay,
  type Trend,
} from '../../../ml/index.js';
import type { BusyRow } from '../levels/busy-row.js';
import { noLimitReason } from '../limits/series-limit.js';
import type { CapacityChange } from './change.js';
import { changedTrend } from './changed-trend.js';
import { type RecommendedSize, recommendedSize } from './recommended-size.js';

const DAY_MS = 86_400_000;
const DAYS_PER_MONTH = 30;
const DAYS_PER_WEEK = 7;

/** The share of a limit at which it is time to think about it, as is customary for disks and links. */
const EARLY_SHARE = 0.8;

export const ANSWERS = ['since', 'date', 'never', 'no-trend', 'too-short', 'ended', 'no-limit'] as const;
export type Answer = (typeof ANSWERS)[number];

/** When a level is reached. Instants are those at which the local day begins, in epoch milliseconds; null for not by the horizon. */
export interface LevelReached {
  readonly answer: Answer;
  readonly medianMs: number | null;
  /** When the upper band gets there: the earliest plausible day. */
  readonly upperMs: number | null;
  readonly lowerMs: number | null;
  /** 0..1, by the horizon; null where nothing can be said. */
  readonly probability: number | null;
}

/** What is said of one series or group. */
export interface CapacityAnswer {
  readonly answer: Answer;
  /** Why there is no date; null where there is one. */
  readonly reason: string | null;
  readonly limit: number | null;
  readonly at80: LevelReached;
  readonly at100: LevelReached;
  /** The busy level now, in the unit; null where nothing is known. */
  readonly level: number | null;
  /** In the unit per 30 days; 0 without a trend, null where history is too short for one. */
  readonly growthPerMonth: number | null;
  readonly recommended: RecommendedSize;
  /** Days on which level or growth changed to what they are now and were before, oldest first: epoch milliseconds at which they begin. */
  readonly changesMs: readonly number[];
}

/** How far to look. */
export interface Outlook {
  /** Epoch milliseconds. */
  readonly nowMs: number;
  readonly horizonDays: number;
}

const UNKNOWN = { medianMs: null, upperMs: null, lowerMs: null, probability: null };

/** What is said of a series or a group, as it is or under a change. */
export function capacityAnswer(row: BusyRow, outlook: Outlook, change?: CapacityChange): CapacityAnswer {
  const { limit, firstDay } = row;
  if (limit === null) return unknown(row, 'no-limit', noLimitReason(row.metricName));
  if (firstDay === null) return unknown(row, 'too-short', 'Nothing is known of its past');
  const days = daysOf(row, firstDay, outlook);
  if (days.behind > DAYS_PER_WEEK)
    return unknown(row, 'ended', `It has not reported since ${days.lastKnown.toISOString().slice(0, 10)}`);
  return knownAnswer(days, { before: limit, after: limit + (change?.addedLimit ?? 0) }, change);
}

/** Until a change holds, and from then on. */
interface Limits {
  readonly before: number;
  readonly after: number;
}

function knownAnswer(days: Days, limits: Limits, change: CapacityChange | undefined): CapacityAnswer {
  const { row } = days;
  const early = { before: EARLY_SHARE * limits.before, after: EARLY_SHARE * limits.after };
  const at80 = levelReached(days, early, change);
  const at100 = levelReached(days, limits, change);
  const trend = change === undefined ? days.trend : days.trend && changedTrend(days.trend, change);
  return {
    answer: at100.answer,
    reason: reasonOf(at100.answer, row.levels),
    limit: limits.after,
    at80,
    at100,
    level: levelOf(row),
    growthPerMonth: trend === undefined ? null : growthOf(trend),
    recommended:
      trend === undefined
        ? { size: null, reason: reasonOf('too-short', row.levels) }
        : recommendedSize(trend, limits.after, days.last),
    changesMs: changesOf(row),
  };
}

function unknown(row: BusyRow, answer: Answer, reason: string): CapacityAnswer {
  return {
    answer,
    reason,
    limit: row.limit,
    at80: { answer, ...UNKNOWN },
    at100: { answer, ...UNKNOWN },
    level: levelOf(row),
    growthPerMonth: row.trend === null ? null : growthOf(row.trend.trend),
    recommended: { size: null, reason },
    changesMs: changesOf(row),
  };
}

/** Days are counted from the last known one. */
interface Days {
  readonly row: BusyRow;
  readonly trend: Trend | undefined;
  /** From the last known one to today. */
  readonly behind: number;
  readonly last: number;
  readonly lastKnown: Date;
  readonly dateOf: (day: number) => number;
  readonly dayOf: (ms: number) => number;
}

function daysOf(row: BusyRow, firstDay: number, { nowMs, horizonDays }: Outlook): Days {
  const { levels, timeZone, trend } = row;
  const lastDay = firstDay + (levels.length - 1) * DAY_MS;
  const clock = LocalClock.of(timeZone);
  const dayOf = (ms: number): number => Math.floor((clock.localTime(ms) - lastDay) / DAY_MS);
  const behind = dayOf(nowMs);
  return {
    row,
    trend: trend?.trend,
    behind,
    last: behind + horizonDays,
    lastKnown: new Date(lastDay),
    dateOf: (day) => startOfDay(lastDay + day * DAY_MS, timeZone),
    dayOf,
  };
}

function levelReached(days: Days, limits: Limits, change: CapacityChange | undefined): LevelReached {
  const { row, trend } = days;
  const since = beyondSince(row.levels, limits.before);
  const sinceMs = since === undefined ? undefined : days.dateOf(since - row.levels.length + 1);
  if (trend === undefined)
    return sinceMs === undefined || change !== undefined
      ? { answer: 'too-short', ...UNKNOWN }
      : sinceAnswer(sinceMs);
  const reach = change ? reachUnder(days, trend, limits, change) : reachOf(days, trend, limits.before);
  const isStill = change === undefined || reach.median === Math.max(1, days.behind);
  if (sinceMs !== undefined && isStill) return sinceAnswer(sinceMs);
  return datedAnswer(days, trend, reach);
}

function sinceAnswer(sinceMs: number): LevelReached {
  return { answer: 'since', medianMs: sinceMs, upperMs: null, lowerMs: null, probability: 1 };
}

function datedAnswer({ dateOf }: Days, trend: Trend, reach: Reach): LevelReached {
  const at = (day: number | undefined): number | null => (day === undefined ? null : dateOf(day));
  const { answer, earliest, median, latest } = limitAnswer(trend, reach);
  return {
    answer,
    medianMs: at(median),
    upperMs: at(earliest),
    lowerMs: at(latest),
    probability: reach.probability,
  };
}

function reachOf({ behind, last }: Days, trend: Trend, limit: number): Reach {
  return reachLimit(trend, { limit, firstDay: Math.max(1, behind), lastDay: last });
}

/** As it is until the change, and changed from then on. */
function reachUnder(days: Days, trend: Trend, limits: Limits, change: CapacityChange): Reach {
  const first = Math.max(1, days.behind);
  const from = Math.max(first, days.dayOf(change.fromMs));
  const before =
    from > first
      ? reachLimit(trend, { limit: limits.before, firstDay: first, lastDay: Math.min(from - 1, days.last) })
      : undefined;
  const after = reachLimit(changedTrend(trend, change), {
    limit: limits.after,
    firstDay: from,
    lastDay: days.last,
  });
  return {
    earliest: before?.earliest ?? after.earliest,
    median: before?.median ?? after.median,
    latest: before?.latest ?? after.latest,
    probability: Math.max(before?.probability ?? 0, after.probability),
  };
}

function reasonOf(answer: Answer, levels: Float64Array): string | null {
  if (answer === 'no-trend') return 'No trend stands out from the noise of the days';
  if (answer === 'never') return 'The median does not get there within the horizon';
  if (answer !== 'too-short') return null;
  const nDays = levels.reduce((count, level) => count + Number(!Number.isNaN(level)), 0);
  return `Too short: ${nDays} day(s) are known, a trend needs 14`;
}

function changesOf({ firstDay, timeZone, trend }: BusyRow): readonly number[] {
  if (firstDay === null || trend === null) return [];
  return trend.trend.regimes.slice(1).map(({ from }) => startOfDay(firstDay + from * DAY_MS, timeZone));
}

function growthOf({ isClear, slope }: Trend): number {
  return isClear ? slope * DAYS_PER_MONTH : 0;
}

/** That of the trend; the median of the last week where there is none. */
function levelOf({ trend, levels }: BusyRow): number | null {
  if (trend !== null) return trend.trend.level;
  const known = levels.filter((level) => !Number.isNaN(level)).slice(-DAYS_PER_WEEK);
  return known.length === 0 ? null : quantileOfSorted(known.sort(), 0.5);
}
