/** Metrics whose scores make up the score of their asset. */
const N_LEADING = 3;

/**
 * Score of an asset: the mean of the three highest scores of its metrics, because one is noise among many and all would drown an
 * incident that touches few. But one that is high enough by itself is not outvoted: the odds of the highest, divided by the
 * root of the number of metrics, are a lower bound. (The number itself would be right for independent metrics; those of one asset are not.)
 *
 * @param scores of the asset's metrics at one time, 0..1; NaN = no score.
 * @returns 0..1, 0 without any score; with one metric its score.
 * @example assetScore([0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]) // 0.75
 */
export function assetScore(scores: Iterable<number>): number {
  const leading: number[] = [];
  let count = 0;
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    count += 1;
    leading.push(score);
    leading.sort((a, b) => b - a);
    leading.length = Math.min(leading.length, N_LEADING);
  }
  const [highest] = leading;
  if (highest === undefined) return 0;
  const mean = leading.reduce((sum, score) => sum + score, 0) / leading.length;
  return Math.max(mean, highest / (highest + Math.sqrt(count) * (1 - highest)));
}
