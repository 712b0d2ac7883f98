import { SEVERITIES } from '../../ml/index.js';
import { presentAssetId } from '../../metrics/index.js';
import type { NewLiveEvent } from '../../platform/live-events/index.js';
import type { Episode } from './episode.js';
import type { EpisodeChange } from './episode-change.js';

/** More than these at once are not worth an event each. */
const MOST_CHANGES = 100;

/** What became of an episode. */
type EpisodeNews = 'opened' | 'escalated' | 'closed' | 'feedback';

/** What open dashboards get of changes of episodes; nothing of one that only goes on. */
export function episodeEvents(changes: readonly EpisodeChange[]): readonly NewLiveEvent[] {
  const events = changes.flatMap(({ before, after, facts }): NewLiveEvent[] => {
    const news = newsOf(before, after);
    return news ? [episodeEvent(news, after, facts.assetName)] : [];
  });
  return events.length > MOST_CHANGES ? [{ name: 'reset', data: {} }] : events;
}

export function episodeEvent(
  change: EpisodeNews,
  { id, assetId, metricName, severity, status }: Episode,
  assetName: string | null,
): NewLiveEvent {
  const data = { change, id, assetId: presentAssetId(assetId), assetName, metricName, severity, status };
  return { name: 'episode', data };
}

function newsOf(before: Episode | undefined, after: Episode): EpisodeNews | undefined {
  if (after.status === 'closed') return before?.status === 'closed' ? undefined : 'closed';
  if (!before) return 'opened';
  const isHigher = SEVERITIES.indexOf(after.severity) > SEVERITIES.indexOf(before.severity);
  return isHigher ? 'escalated' : undefined;
}
