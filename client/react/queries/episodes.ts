import type { EpisodesQuery, Feedback, NewSilence, OutboxMessage, OutboxQuery } from '../../ml-api.js';
import { useMlMutation, useMlQuery } from '../provider/use-ml-query.js';

const WAITING_MS = 5_000;

export function useEpisodes(query: EpisodesQuery) {
  return useMlQuery(['episodes', query], (api) => api.getEpisodes(query), { keepsPrevious: true });
}

export function useEpisode(id: string) {
  return useMlQuery(['episode', id], (api) => api.getEpisode(id));
}

export function useOutbox(query: OutboxQuery) {
  return useMlQuery(['outbox', query], (api) => api.getOutbox(query), {
    // Being delivered is no event of the stream.
    refreshMs: ({ messages }) => (hasWaiting(messages) ? WAITING_MS : undefined),
  });
}

function hasWaiting(messages: readonly OutboxMessage[]): boolean {
  return messages.some(({ status }) => status === 'pending');
}

export function useSilences() {
  return useMlQuery(['silences'], (api) => api.getSilences());
}

/** What the feedback would change; nothing is stored. */
export function useFeedbackPreview(id: string, feedback: Feedback | undefined) {
  return useMlQuery(
    ['episode', id, 'preview', feedback],
    (api) => api.previewFeedback(id, feedback ?? 'unsure'),
    { isEnabled: feedback !== undefined },
  );
}

export function useGiveFeedback(id: string) {
  return useMlMutation(
    (api, { feedback, note }: { feedback: Feedback; note?: string }) => api.giveFeedback(id, feedback, note),
    'episode',
    'episodes',
    'chart',
  );
}

export function useAddSilence() {
  return useMlMutation((api, silence: NewSilence) => api.addSilence(silence), 'silences', 'chart');
}

/** A parked message, and what waits behind it. */
export function useResend() {
  return useMlMutation((api, id: string) => api.resendMessage(id), 'outbox', 'health');
}

export function useRemoveSilence() {
  return useMlMutation((api, id: string) => api.removeSilence(id), 'silences', 'chart');
}
