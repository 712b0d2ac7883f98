import { type MetricPolicy, isReading, quantileOfSorted, type SeriesSamples } from '../../ml/index.js';
import { dayOf } from '../day.js';

/** What the samples of a metric on a day say. */
export interface LevelDay {
  readonly level: number;
  readonly spread: number;
  /** How often the value fell: of an uptime, restarts. */
  readonly nFalls: number;
}

/** Beyond this a single precision number has no place. */
const LARGEST = 3e38;

/**
 * Folds samples into days of UTC.
 *
 * @param samples - ascending; what is no reading by the policy is excluded
 * @returns by day, of those with a reading
 */
export function dayFeatures(
  { timestamps, values }: SeriesSamples,
  policy: MetricPolicy | undefined,
): ReadonlyMap<number, LevelDay> {
  const days = new Map<number, LevelDay>();
  const n = timestamps.length;
  let first = 0;
  while (first < n) {
    const day = dayOf(timestamps[first] ?? 0);
    let end = first;
    while (end < n && dayOf(timestamps[end] ?? 0) === day) end += 1;
    const found = foldValues(values.subarray(first, end), policy);
    if (found !== undefined) days.set(day, found);
    first = end;
  }
  return days;
}

/** @returns undefined without a reading */
export function foldValues(values: Float64Array, policy: MetricPolicy | undefined): LevelDay | undefined {
  const known = values.filter((value) => Math.abs(value) <= LARGEST && isReading(value, policy));
  if (known.length === 0) return undefined;
  let nFalls = 0;
  for (let i = 1; i < known.length; i += 1) if ((known[i] ?? 0) < (known[i - 1] ?? 0)) nFalls += 1;
  known.sort();
  const spread = quantileOfSorted(known, 0.9) - quantileOfSorted(known, 0.1);
  return { level: quantileOfSorted(known, 0.5), spread, nFalls };
}
