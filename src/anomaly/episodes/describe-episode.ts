import { randomUUID } from 'node:crypto';
import { reasonOf } from './explanation/anomaly-metadata.js';
import { isAnomalous, type ScoredSample, type ScoredStretch } from './scored-stretch.js';
import type { EpisodeTeller } from './track-episodes.js';

/** Speaks of the episodes of a stretch by the explanations of its samples. */
export function tellerOf(stretch: ScoredStretch, samples: readonly ScoredSample[]): EpisodeTeller {
  const anomalous = new Map(samples.filter(isAnomalous).map((sample) => [sample.atMs, sample]));
  const { assetId, metricName, modelVersion } = stretch;
  return {
    begin: ({ at }) => {
      const direction = anomalous.get(at.getTime())?.explanation.direction ?? 'high';
      return { id: randomUUID(), assetId, metricName, direction, modelVersion };
    },
    explain: ({ at }, startedAt) => {
      const sample = anomalous.get(at.getTime());
      return sample ? reasonOf(stretch, sample, startedAt) : '';
    },
  };
}
