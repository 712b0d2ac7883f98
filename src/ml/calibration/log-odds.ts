const { exp, log } = Math;

/**
 * Log-odds of a score, ln(p / (1 − p)): differences mean the same at either end of the scale.
 *
 * @param score 0..1.
 * @returns −Infinity at 0, Infinity at 1, NaN of NaN.
 * @example logOdds(0.5) // 0
 */
export function logOdds(score: number): number {
  return log(score / (1 - score));
}

/**
 * The score that has these log-odds.
 *
 * @returns 0..1.
 * @example fromLogOdds(0) // 0.5
 */
export function fromLogOdds(odds: number): number {
  return 1 / (1 + exp(-odds));
}
