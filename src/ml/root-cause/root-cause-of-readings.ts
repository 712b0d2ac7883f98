import { analyseRootCause, type RootCauseAnswer } from './analyse-root-cause.js';
import type { RootCauseQuestion } from './question.js';
import type { Readings } from './symptom.js';
import { UsualRange } from './usual-range.js';

/** A series with its rows, as plain data that can be passed between threads. */
export interface ReadSeries {
  readonly node: number;
  readonly metric: string;
  /** Rows around the moment, from before the fault on. */
  readonly recent: Readings;
  /** Rows of normal times, from which is learnt what is usual. */
  readonly before: Readings;
}

/** A question whose metrics are rows: what is usual is still to be learnt. */
export interface ReadingsQuestion extends Omit<RootCauseQuestion, 'metrics'> {
  readonly series: readonly ReadSeries[];
  /** Probability that some cause must have to be named, 0..1. */
  readonly confidence: number;
}

/**
 * Learns what is usual for each series, then looks for the cause.
 *
 * @param question rows in time order, epoch milliseconds; values that are not finite are excluded.
 * @returns what `analyseRootCause` returns.
 * @throws RangeError as `analyseRootCause` does.
 * @complexity O(rows × log rows + dependencies)
 * @source as `analyseRootCause`.
 * @example rootCauseOfReadings({ nNodes: 1, dependencies: [], series: [], at: 0, confidence: 0.5 }).none // 1
 */
export function rootCauseOfReadings({ series, confidence, ...question }: ReadingsQuestion): RootCauseAnswer {
  const metrics = series.map(({ node, metric, recent, before }) => ({
    node,
    metric,
    recent: finite(recent),
    usual: new UsualRange(before.values, before.timestamps),
  }));
  return analyseRootCause({ ...question, metrics }, confidence);
}

function finite({ timestamps, values }: Readings): Readings {
  const isFinite = (_: number, k: number): boolean => Number.isFinite(values[k]);
  return { timestamps: timestamps.filter(isFinite), values: values.filter(isFinite) };
}
