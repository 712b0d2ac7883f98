import { randomUUID } from 'node:crypto';
import { reasonOf } from './explanation/anomaly-metadata.js';
import { isAnomalous, type ScoredSample, type ScoredStretch } from './scored-stretch.js';
import type { EpisodeDescriber } from './track-episodes.js';

/** Describes the episodes of a stretch by the explanations of its samples. */
export function describerOf(stretch: ScoredStretch, samples: readonly ScoredSample[]): EpisodeDescriber {
  const anomalous = new Map(samples.filter(isAnomalous).map((sample) => [sample.atMs, sample]));
  const { assetId, metricName, modelVersion } = stretch;
  return {
    identify: ({ at }) => {
      const direction = anomalous.get(at.getTime())?.explanation.direction ?? 'high';
      return { id: randomUUID(), assetId, metricName, direction, modelVersion };
    },
    explain: ({ at }, startedAt) => {
      const sample = anomalous.get(at.getTime());
      return sample ? reasonOf(stretch, sample, startedAt) : '';
    },
  };
}
