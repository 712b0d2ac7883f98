import { baselines, quantileOfSorted, sortedFinite } from '../ml/index.js';

/** Null where there is nothing to describe. */
export interface SampleStatistics {
  readonly mean: number | null;
  readonly median: number | null;
  readonly std: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly q25: number | null;
  readonly q75: number | null;
  readonly count: number;
}

/** Describes values; NaN and infinities are ignored, `std` is the population's. */
export function summarize(values: Float64Array): SampleStatistics {
  const sorted = sortedFinite(values);
  const { center: mean, scale: std } = baselines.zscore(sorted);
  const quantile = (p: number): number | null => orNull(quantileOfSorted(sorted, p));
  return {
    mean: orNull(mean),
    median: quantile(0.5),
    std: sorted.length === 0 ? null : std,
    min: quantile(0),
    max: quantile(1),
    q25: quantile(0.25),
    q75: quantile(0.75),
    count: sorted.length,
  };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
