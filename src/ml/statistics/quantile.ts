/**
 * The p-quantile of sorted numbers, linear between order statistics (Hyndman & Fan type 7, the default of NumPy and R).
 *
 * @param sorted finite numbers in ascending order.
 * @param p probability in 0..1.
 * @returns NaN for an empty array.
 * @source Hyndman & Fan, 1996, "Sample Quantiles in Statistical Packages", definition 7.
 * @example quantileOfSorted(Float64Array.of(1, 2, 3, 4), 0.25) // 1.75
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

/** The finite numbers among `values`, ascending, in a new array. */
export function sortedFinite(values: Float64Array): Float64Array {
  return values.filter((value) => Number.isFinite(value)).sort();
}
