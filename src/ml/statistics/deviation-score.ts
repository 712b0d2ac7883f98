import { fromLogOdds } from '../calibration/log-odds.js';

/** Robust sigmas at which a score is 0.5: two-sided, 2.1 % of Gaussian samples lie beyond. */
const SIGMAS_AT_HALF = 2.3;

/** Makes the score 0.7 at 3.7 sigmas, beyond which 0.02 % of Gaussian samples lie. */
const STEEPNESS = 1.8;

/**
 * Maps a deviation in sigmas to the 0..1 scale that every detector shares: s = |z|^k / (|z|^k + a^k), a = 2.3, k = 1.8.
 *
 * @param sigmas deviation from the expected value in (robust) standard deviations, either sign; NaN gives 0.
 * @returns 0 at no deviation, 0.5 at 2.3 sigmas, 0.7 at 3.7, towards 1 beyond.
 * @example deviationScore(2.3) // 0.5
 */
export function deviationScore(sigmas: number): number {
  const size = Math.abs(sigmas);
  if (Number.isNaN(size)) return 0;
  if (size > 1e6) return 1;
  return fromLogOdds(STEEPNESS * Math.log(size / SIGMAS_AT_HALF));
}
