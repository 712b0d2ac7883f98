/**
 * Wasserstein distance of two samples of one size: by how much their quantiles differ on average, in the unit of the values.
 *
 * @param a finite numbers, ascending.
 * @param b as many finite numbers, ascending.
 * @returns 0 upwards; NaN where both are empty.
 * @throws RangeError when the samples differ in size.
 * @source Vallender, 1974, "Calculation of the Wasserstein Distance between Probability Distributions on the Line".
 * @example distributionDistance(Float64Array.of(1, 2), Float64Array.of(2, 5)) // 2
 */
export function distributionDistance(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length)
    throw new RangeError(`samples: must be of one size, got ${a.length} and ${b.length}`);
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}
