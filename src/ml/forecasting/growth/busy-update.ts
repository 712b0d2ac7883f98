import type { MetricPolicy } from '../../policy/metric-policy.js';
import { isReading } from '../../policy/reading.js';
import { type Samples } from '../axis/series-axis.js';
import { type BusyHistory, extendBusyHistory, type HistoryOptions, knownLevels } from './busy-history.js';
import { type BusyTrend, busyTrend } from './busy-trend.js';

/** A series whose busy levels are brought up to date. */
export interface BusyTask extends HistoryOptions {
  readonly known?: BusyHistory | undefined;
  /** What is new, whole days of it; nothing for a history that only wants its trend. */
  readonly samples?: Samples | undefined;
  readonly policy?: MetricPolicy | undefined;
  /** Whether more samples follow, so that the trend can wait. */
  readonly isPart?: boolean;
}

/** What is known then. */
export interface BusyResult {
  readonly history: BusyHistory | undefined;
  /** Of the days that are known well enough. */
  readonly levels: Float64Array;
  readonly trend: BusyTrend | undefined;
}

/**
 * Adds samples to a history and takes the trend of its levels. Values that the policy does not take for readings are no samples.
 *
 * @returns no levels where nothing is known.
 * @complexity O(n log n) for n samples, O(d²) for d days
 * @example busyUpdate({ timeZone: 'UTC', mostDays: 9 }).levels // Float64Array []
 */
export function busyUpdate({ known, samples, policy, isPart = false, ...options }: BusyTask): BusyResult {
  const history =
    samples === undefined ? known : extendBusyHistory(known, readingsOf(samples, policy), options);
  const levels = history === undefined ? new Float64Array(0) : knownLevels(history);
  return { history, levels, trend: isPart ? undefined : busyTrend(levels) };
}

function readingsOf({ timestamps, values }: Samples, policy: MetricPolicy | undefined): Samples {
  if (policy === undefined) return { timestamps, values };
  return { timestamps, values: values.map((value) => (isReading(value, policy) ? value : Number.NaN)) };
}
