import { FEATURE_NAMES, type FeatureName } from '../features/layout.js';
import { type FeatureProfile, hoursProfiled, N_BINS } from './feature-profile.js';

/** Added to every bin, so that one that is empty by chance does not count without bound. */
const PSEUDO_COUNT = 0.5;

/**
 * Population stability index of two histograms over the same bins: Σ (q − p) · ln(q / p). Below 0.1 is customarily called stable, above
 * 0.25 a shift.
 *
 * @param expected counts, not negative.
 * @param actual as many counts.
 * @returns 0 (alike) upwards; NaN where one has no counts.
 * @throws RangeError when the histograms differ in length.
 * @source Siddiqi, 2006, "Credit Risk Scorecards", chapter 9; the symmetric divergence of Jeffreys, 1946.
 * @example populationStability(Float64Array.of(5, 5), Float64Array.of(5, 5)) // 0
 */
export function populationStability(expected: Float64Array, actual: Float64Array): number {
  if (expected.length !== actual.length)
    throw new RangeError(`bins: must be as many, got ${expected.length} and ${actual.length}`);
  const [nExpected, nActual] = [expected, actual].map((counts) => counts.reduce((sum, n) => sum + n, 0));
  if (nExpected === 0 || nActual === 0) return Number.NaN;
  const share = (count: number, total: number): number =>
    (count + PSEUDO_COUNT) / (total + PSEUDO_COUNT * expected.length);
  return expected.reduce((sum, count, bin) => {
    const [p, q] = [share(count, nExpected!), share(actual[bin]!, nActual!)];
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}

/** How far a population has moved, and in which feature the most. */
export interface FeatureDrift {
  /** {@link populationStability} of that feature beyond what chance alone makes of so few observations; 0 upwards. */
  readonly drift: number;
  readonly feature: FeatureName;
}

/**
 * Holds the profile of recent samples against that of the training. Of each index its expectation under no change is taken off,
 * (bins − 1) · (1/n + 1/m), so that a small network does not seem to drift.
 *
 * @param fewest hours that each profile must have.
 * @returns the feature that moved most; undefined where one profile has fewer hours.
 * @source Yurdakul, 2018, "Statistical Properties of Population Stability Index", theorem 1.
 */
export function featureDrift(
  expected: FeatureProfile,
  actual: FeatureProfile,
  fewest: number,
): FeatureDrift | undefined {
  const [n, m] = [hoursProfiled(expected), hoursProfiled(actual)];
  if (!(Math.min(n, m) > 0) || Math.min(n, m) < fewest) return undefined;
  const byChance = (N_BINS - 1) * (1 / n + 1 / m);
  const drifts = FEATURE_NAMES.map((feature, i): FeatureDrift => {
    const bins = (profile: FeatureProfile): Float64Array => profile.subarray(i * N_BINS, (i + 1) * N_BINS);
    return { feature, drift: Math.max(0, populationStability(bins(expected), bins(actual)) - byChance) };
  });
  return drifts.reduce((most, one) => (one.drift > most.drift ? one : most));
}
