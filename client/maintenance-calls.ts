import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type * as Foreseen from './maintenance-foreseen.js';
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

export type * from './maintenance-foreseen.js';

export function maintenanceCalls(api: Client<paths>) {
  return {
    getRecommendations: async (query: RecommendationsQuery = {}) =>
      bodyOf(await api.GET('/api/v1/maintenance/recommendations', { params: { query } })),
    markRecommendation: async (id: string, body: NewMark) =>
      bodyOf(await api.POST('/api/v1/maintenance/recommendations/{id}', { params: { path: { id } }, body })),
    planMaintenance: async (body: PlanQuestion) =>
      bodyOf(await api.POST('/api/v1/maintenance/plan', { body })),
    getRisks: async (query: Foreseen.RisksQuery = {}) =>
      bodyOf(
        (await api.GET('/api/v1/maintenance/risks' as never, { params: { query } } as never)) as never,
      ) as Foreseen.RiskPage,
    getAssetOutlook: async (assetId: string | number) =>
      bodyOf(
        (await api.GET(
          '/api/v1/maintenance/{assetId}' as never,
          { params: { path: { assetId } } } as never,
        )) as never,
      ) as Foreseen.AssetOutlook,
    getRiskAccuracy: async (query: { horizonDays?: 7 | 30 | 90; days?: number } = {}) =>
      bodyOf(
        (await api.GET('/api/v1/maintenance/accuracy' as never, { params: { query } } as never)) as never,
      ) as Foreseen.RiskAccuracy,
    getFailures: async (query: { all?: 'true' | 'false'; limit?: number; cursor?: string } = {}) =>
      bodyOf(
        (await api.GET('/api/v1/maintenance/failures' as never, { params: { query } } as never)) as never,
      ) as Foreseen.FailurePage,
    addFailure: async (body: Foreseen.NewFailure) =>
      bodyOf((await api.POST('/api/v1/maintenance/failures' as never, { body } as never)) as never) as {
        failure: Foreseen.Failure;
      },
    strikeOutFailure: async (id: string, body: Foreseen.FailureChange) =>
      bodyOf(
        (await api.POST(
          '/api/v1/maintenance/failures/{id}/strike-out' as never,
          { params: { path: { id } }, body } as never,
        )) as never,
      ) as { failure: Foreseen.Failure },
    restoreFailure: async (id: string, body: Foreseen.FailureChange) =>
      bodyOf(
        (await api.POST(
          '/api/v1/maintenance/failures/{id}/restore' as never,
          { params: { path: { id } }, body } as never,
        )) as never,
      ) as { failure: Foreseen.Failure },
  };
}
