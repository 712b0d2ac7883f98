import type { Anomaly, Episode } from '../../ml-api.js';
import { useMlQuery } from '../provider/use-ml-query.js';

/** The service looks back thirty days at most. */
const MOST_SECONDS = 2_592_000;
const MARGIN_SECONDS = 600;

/** Why the highest score of an episode is so high; null where that cannot be found out any more. */
export function useExplanation(episode: Episode) {
  const { id, assetId, metricName, startedAt, peakAt } = episode;
  return useMlQuery(['explanation', id, peakAt], async (api): Promise<Anomaly | null> => {
    const timeRange = Math.ceil((Date.now() - Date.parse(startedAt)) / 1000) + MARGIN_SECONDS;
    if (timeRange > MOST_SECONDS) return null;
    const { results } = await api.detectAnomalies({
      assetId,
      metricNames: [metricName],
      timeRange: Math.max(timeRange, MARGIN_SECONDS),
    });
    return results.find(({ timestamp }) => timestamp === peakAt) ?? null;
  });
}
