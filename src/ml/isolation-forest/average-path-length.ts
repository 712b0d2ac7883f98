/**
 * c(n), the mean depth of an unsuccessful search in a binary search tree of n nodes, with the exact harmonic number:
 * c(n) = 2·H(n − 1) − 2(n − 1)/n, H(m) = 1 + 1/2 + … + 1/m.
 *
 * Departs from the paper, which writes H(m) ≈ ln m + γ: the approximation gives c(3) = 1.207 where the exact value is 1.667.
 *
 * @param n integer ≥ 0.
 * @returns 0 for n ≤ 1.
 * @complexity O(n)
 * @source Liu, Ting & Zhou, 2008, "Isolation Forest", equation 1.
 * @example averagePathLength(2) // 1
 */
export function averagePathLength(n: number): number {
  if (n <= 1) return 0;
  let harmonic = 0;
  for (let i = 1; i < n; i += 1) harmonic += 1 / i;
  return 2 * harmonic - (2 * (n - 1)) / n;
}
