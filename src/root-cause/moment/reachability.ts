import { quantileOfSorted, type ReadSeries } from '../../ml/index.js';
import type { SeriesRows } from './read-rows.service.js';

/** Rows before from which is known how often a series reports. */
const LEAST_ROWS = 10;
/** A poll may be late by one step. */
const LATE_STEPS = 2;
/** The poller goes on counting lost packets of a device that does not answer; half of its series is enough. */
const LEAST_REPORTING = 0.5;

/** Whether an asset answered, poll by poll: what a metric called `reachable` would have said. */
export interface Reachability {
  readonly readings: ReadSeries['recent'];
  readonly isDark: boolean;
}

/**
 * No metric says that a device does not answer: most of its series end. An asset answers at a poll when half of the series that usually report did so.
 *
 * @param series - of one asset
 * @param untilMs - the last time at which anything was heard of any asset: what comes after it is not known yet
 * @returns undefined where nothing usually reports
 */
export function reachabilityOf(
  series: readonly SeriesRows[],
  fromMs: number,
  untilMs: number,
): Reachability | undefined {
  const usual = series.filter(({ before }) => before.timestamps.length >= LEAST_ROWS);
  const steps = usual.map(({ before }) => stepOf(before.timestamps)).sort((a, b) => a - b);
  const stepMs = steps[0];
  if (stepMs === undefined || !(stepMs > 0)) return undefined;
  const frequent = usual.filter(({ before }) => stepOf(before.timestamps) <= LATE_STEPS * stepMs);
  const nPolls = Math.max(0, Math.floor((untilMs - fromMs) / stepMs));
  const timestamps = Float64Array.from({ length: nPolls }, (_, poll) => fromMs + (poll + 1) * stepMs);
  const heard = new Float64Array(nPolls);
  for (const { recent } of frequent)
    for (const poll of pollsHeard(recent.timestamps, { fromMs, stepMs, nPolls }))
      heard[poll] = (heard[poll] ?? 0) + 1;
  const values = heard.map((n) => (n >= LEAST_REPORTING * frequent.length ? 1 : 0));
  return { readings: { timestamps, values }, isDark: nPolls >= LATE_STEPS && values.at(-1) === 0 };
}

function pollsHeard(
  timestamps: Float64Array,
  { fromMs, stepMs, nPolls }: { readonly fromMs: number; readonly stepMs: number; readonly nPolls: number },
): ReadonlySet<number> {
  const polls = new Set<number>();
  for (const at of timestamps) {
    const first = Math.max(0, Math.ceil((at - fromMs) / stepMs) - 1);
    for (let poll = first; poll < Math.min(nPolls, first + LATE_STEPS); poll += 1) polls.add(poll);
  }
  return polls;
}

function stepOf(timestamps: Float64Array): number {
  const steps = timestamps.slice(1).map((at, k) => at - (timestamps[k] ?? at));
  return quantileOfSorted(steps.sort(), 0.5);
}
