import { fromLogOdds, logOdds } from '../calibration/log-odds.js';

const { log, max, min, sqrt } = Math;

/** Metrics whose scores make up the score of their asset. */
const N_LEADING = 3;

/** The more metrics, the more often three of them are high by chance: so much less log-odds where there are 2.7 times as many. */
const CHANCE = 0.04;

/**
 * Score of an asset: the mean of the three highest scores of its metrics, because one is noise among many and all would drown an
 * incident that touches few; a little less the more metrics there are. But one that is high enough by itself is not outvoted: the odds of
 * the highest, divided by the root of the number of metrics, are a lower bound. (The number itself would be right for independent metrics;
 * those of one asset are not.)
 *
 * @param scores of the asset's metrics at one time, 0..1; NaN = no score.
 * @param nMetrics how many metrics the asset has, where only its highest scores are given.
 * @returns 0..1, 0 without any score; with one metric its score.
 * @example assetScore([0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]) // 0.75
 */
export function assetScore(scores: Iterable<number>, nMetrics = 0): number {
  const leading: number[] = [];
  let given = 0;
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    given += 1;
    leading.push(score);
    leading.sort((a, b) => b - a);
    leading.length = min(leading.length, N_LEADING);
  }
  const [highest] = leading;
  if (highest === undefined) return 0;
  const count = max(given, nMetrics);
  const mean = leading.reduce((sum, score) => sum + score, 0) / leading.length;
  const among = count > N_LEADING ? fromLogOdds(logOdds(mean) - CHANCE * log(count / N_LEADING)) : mean;
  return max(among, highest / (highest + sqrt(count) * (1 - highest)));
}
