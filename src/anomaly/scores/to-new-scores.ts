import { toMetadata } from '../explanation/anomaly-metadata.js';
import { isExplained, samplesOf, type ScoredStretch } from '../scoring/scored-stretch.js';
import type { NewScore } from './anomaly-score.repository.js';

/** One row per sample; an anomaly's row carries its explanation. */
export function toNewScores(stretch: ScoredStretch): readonly NewScore[] {
  return samplesOf(stretch).map((sample) => ({
    assetId: stretch.assetId,
    metricName: stretch.metricName,
    atMs: sample.atMs,
    score: sample.score,
    metadata: isExplained(sample) ? { ...toMetadata(stretch, sample) } : null,
  }));
}
