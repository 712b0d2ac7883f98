import { quantileOfSorted, type ReadSeries } from '../../ml/index.js';
import type { SeriesRows } from './read-rows.service.js';

type Readings = ReadSeries['recent'];

/** Rows before from which is known how often a series reports. */
const LEAST_ROWS = 10;
/** Fewer series say too little: the agent of one may have ended. */
const LEAST_SERIES = 3;
/** A poll may be late by one step. */
const LATE_STEPS = 2;
/** Series that are asked for in one poll have times that differ by this share of a step at most. */
const TOGETHER = 0.02;
/** Share of the polls before in which a series must have been asked for together with the others. */
const LEAST_TOGETHER = 0.8;
/** What was heard less than half a step before is not late: somebody reported one series by itself. */
const NOT_YET_LATE = 0.5;
/** A poller goes on counting lost packets of a device that does not answer: half of the series are enough to say that it does not. */
const SILENT_SHARE = 0.5;

/** Whether an asset answered, poll by poll: what a metric called `reachable` would have said. */
export interface Reachability {
  readonly readings: Readings;
  readonly isDark: boolean;
}

/**
 * No metric says that a device does not answer: most of its series end. It answers at a poll when more than half of those did that are polled together.
 *
 * @param series - of one asset
 * @param untilMs - the last time at which anything was heard of any asset: what comes after it is not known yet
 * @returns undefined where too little reports, or at different times
 */
export function reachabilityOf(series: readonly SeriesRows[], untilMs: number): Reachability | undefined {
  const usual = series.filter(({ before }) => before.timestamps.length >= LEAST_ROWS);
  const [lead] = usual.toSorted((a, b) => lastOf(b) - lastOf(a));
  const stepMs = lead && stepOf(lead.before.timestamps);
  if (lead === undefined || stepMs === undefined || !(stepMs > 0)) return undefined;
  const toleranceMs = TOGETHER * stepMs;
  const together = usual.filter(
    ({ before }) => shareHeard(lead.before.timestamps, before.timestamps, toleranceMs) >= LEAST_TOGETHER,
  );
  if (together.length < LEAST_SERIES) return undefined;
  const polls = [...lead.recent.timestamps];
  const heard = polls.map(
    (at) =>
      together.filter(({ recent }) =>
        isHeardSince(recent.timestamps, at - NOT_YET_LATE * stepMs, at + toleranceMs),
      ).length,
  );
  const values = heard.map((n) => (n > SILENT_SHARE * together.length ? 1 : 0));
  for (let at = (polls.at(-1) ?? untilMs) + LATE_STEPS * stepMs; at <= untilMs; at += stepMs) {
    polls.push(at);
    values.push(0);
  }
  const readings = { timestamps: Float64Array.from(polls), values: Float64Array.from(values) };
  return { readings, isDark: values.at(-1) === 0 };
}

function lastOf({ before, recent }: SeriesRows): number {
  return recent.timestamps.at(-1) ?? before.timestamps.at(-1) ?? -Infinity;
}

function shareHeard(polls: Float64Array, timestamps: Float64Array, toleranceMs: number): number {
  let n = 0;
  for (const at of polls) if (isHeardSince(timestamps, at - toleranceMs, at + toleranceMs)) n += 1;
  return n / polls.length;
}

/** O(log n) */
function isHeardSince(timestamps: Float64Array, from: number, until: number): boolean {
  let [low, high] = [0, timestamps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timestamps[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const next = timestamps[low];
  return next !== undefined && next <= until;
}

function stepOf(timestamps: Float64Array): number {
  const steps = timestamps.slice(1).map((at, k) => at - (timestamps[k] ?? at));
  return quantileOfSorted(steps.sort(), 0.5);
}
