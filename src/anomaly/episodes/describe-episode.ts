import { randomUUID } from 'node:crypto';
import { reasonOf } from './explanation/anomaly-metadata.js';
import { isAnomalous, type ScoredSample, type ScoredStretch } from './scored-stretch.js';
import type { EpisodeDescriber } from './tracked-sample.js';

/** Describes the episodes of a stretch by the explanations of its samples. */
export function describerOf(stretch: ScoredStretch, samples: readonly ScoredSample[]): EpisodeDescriber {
  const anomalous = new Map(samples.filter(isAnomalous).map((sample) => [sample.atMs, sample]));
  const { assetId, metricName, modelVersion } = stretch;
  return {
    identify: () => ({ id: randomUUID(), assetId, metricName, modelVersion }),
    explain: ({ at }, startedAt) => {
      const sample = anomalous.get(at.getTime());
      if (!sample) return { direction: 'high', reason: '' };
      return { direction: sample.explanation.direction, reason: reasonOf(stretch, sample, startedAt) };
    },
  };
}
