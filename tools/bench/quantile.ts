import { quantileOfSorted, sortedFinite } from '../../src/ml/index.js';

/** The p-quantile of measurements in any order. */
export function quantile(measured: readonly number[], p: number): number {
  return quantileOfSorted(sortedFinite(Float64Array.from(measured)), p);
}
