import type { RecommendationMark, TimeToFailure } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import { NOTHING } from '../format/format-value.js';

const DAY_MS = 86_400_000;

/** A probability as a share of a hundred; never certain. */
export function percentWords(probability: number | null): string {
  if (probability === null) return NOTHING;
  if (probability < 0.01) return '< 1%';
  return probability > 0.99 ? '> 99%' : `${Math.round(100 * probability)}%`;
}

/** @example '21–48%' */
export function intervalWords(low: number | null, high: number | null): string {
  if (low === null || high === null) return '';
  const [from, until] = [Math.round(100 * low), Math.round(100 * high)];
  return from === until ? `${from}%` : `${from}–${until}%`;
}

/** How much a probability of failure within a month matters. */
export function toneOfRisk(probability: number | null): string {
  if (probability === null) return 'unknown';
  if (probability >= 0.5) return 'critical';
  return probability >= 0.1 ? 'warning' : 'healthy';
}

/** @example 'in 4 days', '2 days late' */
export function dueWords(at: string, nowMs: number): string {
  const days = Math.round((Date.parse(at) - nowMs) / DAY_MS);
  if (days < 0) return days === -1 ? '1 day late' : `${-days} days late`;
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

const SAID: Readonly<Record<RecommendationMark['status'], string>> = {
  done: 'Done',
  'not-needed': 'Not needed',
  postponed: 'Postponed',
};

/** @example 'Done, found' */
export function markWords({ status, wasRight, postponedUntil }: RecommendationMark): string {
  if (postponedUntil !== null) return `Postponed until ${dayOf(postponedUntil)}`;
  if (wasRight === null) return SAID[status];
  return `${SAID[status]}, ${wasRight ? 'found' : 'not found'}`;
}

/** What happened within 30 days of a mark. */
export function outcomeWords({ outcome: { state, failedAt, untilAt } }: RecommendationMark): string {
  if (state === 'failed') return failedAt === null ? 'failed' : `failed ${dayOf(failedAt)}`;
  if (state === 'no-failure') return 'no failure in 30 days';
  return untilAt === null ? 'waiting' : `waiting until ${dayOf(untilAt)}`;
}

function dayOf(at: string): string {
  return formatTime(new Date(at), 'day');
}

/** @example daysWords(11.2) // '11 days' */
export function daysWords(days: number): string {
  if (days < 1) return 'less than a day';
  const whole = Math.round(days);
  return whole === 1 ? '1 day' : `${whole} days`;
}

/** Between which days it is 9 times in 10. @example '5 to 24 days' */
export function timeWords({ low, high }: TimeToFailure): string {
  if (high === null) return `${daysWords(low)} or longer`;
  return `${low < 1 ? 0 : Math.round(low)} to ${daysWords(high)}`;
}
