import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type EpisodesQuery = paths['/api/v1/anomaly/episodes']['get']['parameters']['query'];
export type OutboxQuery = paths['/api/v1/ems/outbox']['get']['parameters']['query'];
export type Episode = Schemas['EpisodeResponse'];
export type Feedback = Schemas['FeedbackRequest']['feedback'];
export type FeedbackEffect = Schemas['FeedbackEffectResponse'];
export type OutboxMessage = Schemas['OutboxMessageResponse'];
export type Silence = Schemas['SilenceResponse'];
export type NewSilence = Schemas['NewSilenceRequest'];

export function episodeCalls(api: Client<paths>) {
  return {
    ...silenceCalls(api),
    getEpisodes: async (query: EpisodesQuery = {}) =>
      bodyOf(await api.GET('/api/v1/anomaly/episodes', { params: { query } })),
    getEpisode: async (id: string) =>
      bodyOf(await api.GET('/api/v1/anomaly/episodes/{id}', { params: { path: { id } } })),
    giveFeedback: async (id: string, feedback: Feedback, note?: string) =>
      bodyOf(
        await api.POST('/api/v1/anomaly/episodes/{id}/feedback', {
          params: { path: { id } },
          body: { feedback, note },
        }),
      ),
    previewFeedback: async (id: string, feedback: Feedback) =>
      bodyOf(
        await api.GET('/api/v1/anomaly/episodes/{id}/feedback/preview', {
          params: { path: { id }, query: { feedback } },
        }),
      ),
    getOutbox: async (query: OutboxQuery = {}) =>
      bodyOf(await api.GET('/api/v1/ems/outbox', { params: { query } })),
    resendMessage: async (id: string) =>
      bodyOf(await api.POST('/api/v1/ems/outbox/{id}/resend', { params: { path: { id } } })),
  };
}

function silenceCalls(api: Client<paths>) {
  return {
    getSilences: async () => bodyOf(await api.GET('/api/v1/silences', { params: { query: { limit: 500 } } })),
    addSilence: async (body: NewSilence): Promise<Silence> =>
      bodyOf(await api.POST('/api/v1/silences', { body })).silence,
    removeSilence: async (id: string): Promise<Silence> =>
      bodyOf(await api.DELETE('/api/v1/silences/{id}', { params: { path: { id } } })).silence,
  };
}
