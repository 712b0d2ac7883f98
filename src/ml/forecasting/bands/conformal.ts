const { ceil, floor, max, min } = Math;

/**
 * The quantile of earlier errors that a new one stays below with a probability, for a finite number of earlier ones: the distance to
 * the end of the distribution shrinks by 1/n of what lies inside, as in split conformal prediction, where rank ⌈(n + 1)(1 − α)⌉ takes the place of n(1 − α).
 *
 * @param sorted earlier errors, ascending.
 * @param p probability in 0..1.
 * @param n how many of the errors are independent of each other: those of one day are not.
 * @returns 0 for no errors.
 * @source Vovk, Gammerman & Shafer, 2005, "Algorithmic Learning in a Random World"; Lei et al., 2018, "Distribution-Free Predictive Inference for Regression".
 * @example conformalQuantile(Float64Array.of(0, 1, 2, 3, 4), 0.5, 4) // 2
 */
export function conformalQuantile(sorted: Float64Array, p: number, n: number): number {
  if (sorted.length === 0) return 0;
  const tail = min(p, 1 - p);
  const corrected = max(0, tail - (1 - 2 * tail) / (2 * n));
  const position = (p < 0.5 ? corrected : 1 - corrected) * (sorted.length - 1);
  const below = floor(position);
  return sorted[below]! + (sorted[ceil(position)]! - sorted[below]!) * (position - below);
}
