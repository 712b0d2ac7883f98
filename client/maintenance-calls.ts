import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type RecommendationsQuery = NonNullable<
  paths['/api/v1/maintenance/recommendations']['get']['parameters']['query']
>;
export type RecommendationPage = Schemas['RecommendationsResponse'];
export type Recommendation = Schemas['RecommendationResponse'];
export type RecommendationMark = Schemas['MarkResponse'];
export type NewMark = Schemas['MarkRequestBody'];
export type ActionEvidence = Schemas['ActionEvidenceResponse'];
export type PlanQuestion = Schemas['PlanBody'];
export type MaintenancePlan = Schemas['PlanResponse'];

export function maintenanceCalls(api: Client<paths>) {
  return {
    getRecommendations: async (query: RecommendationsQuery = {}) =>
      bodyOf(await api.GET('/api/v1/maintenance/recommendations', { params: { query } })),
    markRecommendation: async (id: string, body: NewMark) =>
      bodyOf(await api.POST('/api/v1/maintenance/recommendations/{id}', { params: { path: { id } }, body })),
    planMaintenance: async (body: PlanQuestion) =>
      bodyOf(await api.POST('/api/v1/maintenance/plan', { body })),
  };
}
