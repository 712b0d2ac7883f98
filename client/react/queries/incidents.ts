import type { AssetId, IncidentsQuery, NewCauseFeedback, NewIncidentFeedback } from '../../ml-api.js';
import { useMlMutation, useMlQuery } from '../provider/use-ml-query.js';

const TOPICS = ['incident', 'incidents', 'alerting', 'episodes'] as const;
/** More than three connections away hardly anything explains an incident, or is explained by it. */
const HOPS = 3;
/** More cannot be read in one picture. */
const MOST_NODES = 80;
/** How often an incident that goes on is analysed anew. */
const ANALYSED_EACH_MS = 10_000;

export function useIncidents(query: IncidentsQuery, isEnabled = true) {
  return useMlQuery(['incidents', query], (api) => api.getIncidents(query), {
    keepsPrevious: true,
    isEnabled,
  });
}

export function useIncident(id: string) {
  return useMlQuery(['incident', id], (api) => api.getIncident(id));
}

/** Looked for a moment after the incident has changed, and again for as long as it grows. */
export function useIncidentRootCause(id: string) {
  return useMlQuery(['incident', id, 'root-cause'], (api) => api.getIncidentRootCause(id), {
    refreshMs: ({ versions }) => (versions.at(-1)?.stage === 'final' ? undefined : ANALYSED_EACH_MS),
  });
}

export function useGiveCauseFeedback(id: string) {
  return useMlMutation(
    (api, feedback: NewCauseFeedback) => api.giveRootCauseFeedback(id, feedback),
    'incident',
  );
}

export function useGiveIncidentFeedback(id: string) {
  return useMlMutation(
    (api, feedback: NewIncidentFeedback) => api.giveIncidentFeedback(id, feedback),
    ...TOPICS,
  );
}

export function useWithdrawIncidentFeedback(id: string) {
  return useMlMutation((api, feedbackId: string) => api.withdrawIncidentFeedback(id, feedbackId), ...TOPICS);
}

export function useAcknowledgeIncident(id: string) {
  return useMlMutation((api, owner: string) => api.acknowledgeIncident(id, owner), ...TOPICS, 'outbox');
}

/** What is around an entity, and how it is. */
export function useSurroundings(around: AssetId | null) {
  return useMlQuery(
    ['topology', String(around)],
    (api) => api.getTopology({ around: String(around), hops: HOPS, limit: MOST_NODES }),
    { isEnabled: around !== null, keepsPrevious: true },
  );
}

export function useNoise(days: number) {
  return useMlQuery(['alerting', 'noise', days], (api) => api.getNoise({ days, limit: 200 }), {
    keepsPrevious: true,
  });
}

export function useAlertingPreview(days: number) {
  return useMlQuery(['alerting', 'preview', days], (api) => api.previewAlerting(days), {
    keepsPrevious: true,
  });
}
