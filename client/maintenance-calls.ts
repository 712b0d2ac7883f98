import type { Client } from 'openapi-fetch';
import { bodyOf } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];
type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? NonNullable<Query>
  : never;

export type RecommendationsQuery = QueryOf<'/api/v1/maintenance/recommendations'>;
export type RecommendationPage = Schemas['RecommendationsResponse'];
export type Recommendation = Schemas['RecommendationResponse'];
export type RecommendationMark = Schemas['MarkResponse'];
export type NewMark = Schemas['MarkRequestBody'];
export type ActionEvidence = Schemas['ActionEvidenceResponse'];
export type PlanQuestion = Schemas['PlanBody'];
export type MaintenancePlan = Schemas['PlanResponse'];
export type RisksQuery = QueryOf<'/api/v1/maintenance/risks'>;
export type RiskHorizon = NonNullable<RisksQuery['horizonDays']>;
export type RiskPage = Schemas['RisksResponse'];
export type Risk = Schemas['RiskResponse'];
export type RiskContribution = Schemas['RiskContributionResponse'];
export type TimeToFailure = Schemas['TimeToFailureResponse'];
export type AssetOutlook = Schemas['AssetOutlookResponse'];
export type PastPrediction = AssetOutlook['history'][number];
export type RiskAccuracy = Schemas['RiskAccuracyResponse'];
export type AccuracyQuery = QueryOf<'/api/v1/maintenance/accuracy'>;
export type FailuresQuery = QueryOf<'/api/v1/maintenance/failures'>;
export type Failure = Schemas['FailureResponse'];
export type NewFailure = Schemas['NewFailureRequest'];
export type FailureChange = Schemas['FailureChangeRequest'];

export function maintenanceCalls(api: Client<paths>) {
  return {
    getRisks: async (query: RisksQuery = {}) =>
      bodyOf(await api.GET('/api/v1/maintenance/risks', { params: { query } })),
    getAssetOutlook: async (assetId: string | number) =>
      bodyOf(await api.GET('/api/v1/maintenance/{assetId}', { params: { path: { assetId } } })),
    getRiskAccuracy: async (query: AccuracyQuery = {}) =>
      bodyOf(await api.GET('/api/v1/maintenance/accuracy', { params: { query } })),
    getRecommendations: async (query: RecommendationsQuery = {}) =>
      bodyOf(await api.GET('/api/v1/maintenance/recommendations', { params: { query } })),
    markRecommendation: async (id: string, body: NewMark) =>
      bodyOf(await api.POST('/api/v1/maintenance/recommendations/{id}', { params: { path: { id } }, body })),
    planMaintenance: async (body: PlanQuestion) =>
      bodyOf(await api.POST('/api/v1/maintenance/plan', { body })),
    getFailures: async (query: FailuresQuery = {}) =>
      bodyOf(await api.GET('/api/v1/maintenance/failures', { params: { query } })),
    addFailure: async (body: NewFailure) => bodyOf(await api.POST('/api/v1/maintenance/failures', { body })),
    strikeOutFailure: async (id: string, body: FailureChange) =>
      bodyOf(
        await api.POST('/api/v1/maintenance/failures/{id}/strike-out', { params: { path: { id } }, body }),
      ),
    restoreFailure: async (id: string, body: FailureChange) =>
      bodyOf(await api.POST('/api/v1/maintenance/failures/{id}/restore', { params: { path: { id } }, body })),
  };
}
