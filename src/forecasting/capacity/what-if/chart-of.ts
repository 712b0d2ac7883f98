import { startOfDay, type TrendPath, trendPath } from '../../../ml/index.js';
import { changedTrend } from '../answers/changed-trend.js';
import type { CapacityChange } from '../answers/change.js';
import type { BusyRow } from '../levels/busy-row.js';
import type { WhatIfChart } from './what-if.js';

const DAY_MS = 86_400_000;

/** What was and what is expected, with the change and without it. */
export function chartOf(
  row: BusyRow,
  changed: BusyRow,
  { change, untilMs }: { readonly change: CapacityChange; readonly untilMs: number },
): WhatIfChart | null {
  const { firstDay, timeZone, levels } = row;
  if (firstDay === null || levels.length === 0) return null;
  const nextDay = firstDay + levels.length * DAY_MS;
  const expectedFromMs = startOfDay(nextDay, timeZone);
  const nDays = Math.max(0, Math.ceil((untilMs - expectedFromMs) / DAY_MS));
  const without = row.trend && bounded(trendPath(row.trend.trend, nDays), levels);
  const after = changed.trend && trendPath(changedTrend(changed.trend.trend, change), nDays);
  const nBefore = Math.max(0, Math.min(nDays, Math.ceil((change.fromMs - expectedFromMs) / DAY_MS)));
  return {
    firstMs: startOfDay(firstDay, timeZone),
    expectedFromMs,
    levels,
    without,
    with: without && after && bounded(joined(without, after, nBefore), levels),
  };
}

/** What has never been below zero is not expected there. */
function bounded(path: TrendPath, levels: Float64Array): TrendPath {
  if (levels.some((level) => level < 0)) return path;
  const atLeastZero = (column: Float64Array): Float64Array => column.map((value) => Math.max(0, value));
  return { low: atLeastZero(path.low), median: atLeastZero(path.median), high: atLeastZero(path.high) };
}

function joined(before: TrendPath, after: TrendPath, nBefore: number): TrendPath {
  const both = (one: Float64Array, other: Float64Array): Float64Array =>
    other.map((value, day) => (day < nBefore ? (one[day] ?? value) : value));
  return {
    low: both(before.low, after.low),
    median: both(before.median, after.median),
    high: both(before.high, after.high),
  };
}
