/**
 * Largest distance between two empirical distribution functions, the statistic of Kolmogorov and Smirnov.
 *
 * @param a finite numbers, ascending.
 * @param b finite numbers, ascending; not necessarily as many.
 * @returns 0 (alike) .. 1 (all of one below all of the other); NaN where one is empty.
 * @source Smirnov, 1939, "On the Estimation of the Discrepancy between Empirical Curves of Distribution for Two Independent Samples".
 * @example distributionDistance(Float64Array.of(1, 2), Float64Array.of(2, 3)) // 0.5
 */
export function distributionDistance(a: Float64Array, b: Float64Array): number {
  if (a.length === 0 || b.length === 0) return Number.NaN;
  let [i, j, distance] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!);
    while (a[i] === value) i += 1;
    while (b[j] === value) j += 1;
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length));
  }
  return distance;
}
