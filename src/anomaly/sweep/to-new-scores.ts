import type { Episode } from '../episodes/episode.js';
import { startsOf } from '../episodes/episode-starts.js';
import { toMetadata } from '../episodes/explanation/anomaly-metadata.js';
import { isAnomalous, samplesOf, type ScoredStretch } from '../episodes/scored-stretch.js';
import type { NewScore } from '../scores/anomaly-score.repository.js';

/**
 * One row per sample; an anomaly's row carries its explanation.
 *
 * @param episodes - those that the stretch began or went on with
 */
export function toNewScores(stretch: ScoredStretch, episodes: readonly Episode[]): readonly NewScore[] {
  const startOf = startsOf(episodes);
  return samplesOf(stretch).map((sample) => ({
    assetId: stretch.assetId,
    metricName: stretch.metricName,
    atMs: sample.atMs,
    score: sample.score,
    threshold: stretch.threshold,
    metadata: isAnomalous(sample) ? { ...toMetadata(stretch, sample, startOf(sample)) } : null,
  }));
}
