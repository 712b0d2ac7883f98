import { type SeriesSamples } from '../../series/series-samples.js';

const { floor } = Math;

/** Steps of equal length, one after another; epoch milliseconds. */
interface Steps {
  readonly startMs: number;
  readonly stepMs: number;
  readonly nSteps: number;
}

/**
 * @param samples in any order; NaN and infinities are no values, what lies outside the steps is ignored.
 * @returns the mean of each step; NaN where it has no value.
 * @example stepMeans({ timestamps: Float64Array.of(0, 1, 2), values: Float64Array.of(1, 3, 5) }, { startMs: 0, stepMs: 2, nSteps: 2 }) // Float64Array [2, 5]
 */
export function stepMeans(
  { timestamps, values }: SeriesSamples,
  { startMs, stepMs, nSteps }: Steps,
): Float64Array {
  const sums = new Float64Array(nSteps);
  const counts = new Uint32Array(nSteps);
  for (let i = 0; i < values.length; i += 1) {
    const step = floor((timestamps[i]! - startMs) / stepMs);
    if (!(step >= 0 && step < nSteps) || !Number.isFinite(values[i]!)) continue;
    sums[step]! += values[i]!;
    counts[step]! += 1;
  }
  return sums.map((sum, step) => (counts[step]! > 0 ? sum / counts[step]! : Number.NaN));
}
