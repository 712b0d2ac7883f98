/**
 * Probability that a Poisson variable is below `count`: e^(−λ) Σ λ^k / k! for k < count.
 *
 * @param count integer, 0 or more.
 * @param mean λ, 0 or more.
 * @example chanceOfFewer(1, 0.5) // 0.6065306597126334
 */
export function chanceOfFewer(count: number, mean: number): number {
  // In logarithms, so that a large mean neither underflows nor overflows.
  let logTerm = -mean;
  let sum = 0;
  for (let k = 0; k < count; k += 1) {
    if (k > 0) logTerm += Math.log(mean / k);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
