/** Metrics whose scores make up the score of their asset. */
const N_LEADING = 3;

/**
 * Score of an asset: the mean of the three highest scores of its metrics. One is noise among many metrics, all would drown an
 * incident that touches few.
 *
 * @param scores of the asset's metrics at one time, 0..1; NaN = no score.
 * @returns 0..1, 0 without any score; with fewer than three metrics the mean of those there are.
 */
export function assetScore(scores: Iterable<number>): number {
  const leading: number[] = [];
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    leading.push(score);
    leading.sort((a, b) => b - a);
    leading.length = Math.min(leading.length, N_LEADING);
  }
  return leading.length === 0 ? 0 : leading.reduce((sum, score) => sum + score, 0) / leading.length;
}
