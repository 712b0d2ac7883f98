import type { EpisodeChange } from '../../anomaly/index.js';
import type { AnomalyNotice } from '../../ems/index.js';

/** What is announced of an episode. */
export function toNotice({ after: episode, facts }: EpisodeChange): AnomalyNotice {
  const { assetId, metricName, direction, startedAt, peakAt, severity, reason, modelVersion } = episode;
  return {
    ...facts,
    episodeId: episode.id,
    assetId,
    metricName,
    direction,
    startedAt,
    peakAt,
    severity,
    score: episode.peakScore,
    value: episode.peakValue,
    reason,
    modelVersion,
  };
}
