import createClient from 'openapi-fetch';
import { bodyOf } from './answers.js';
import { accessCalls } from './access-calls.js';
import { capacityCalls } from './capacity-calls.js';
import { healthCalls } from './health-calls.js';
import { episodeCalls } from './episode-calls.js';
import { forecastCalls } from './forecast-calls.js';
import { incidentCalls } from './incident-calls.js';
import { maintenanceCalls } from './maintenance-calls.js';
import { modelCalls } from './model-calls.js';
import type { components, paths } from './schema.js';

export { MlApiError, type Problem } from './answers.js';
export type * from './access-calls.js';
export type * from './capacity-calls.js';
export type * from './health-calls.js';
export type * from './episode-calls.js';
export type * from './forecast-calls.js';
export type * from './incident-calls.js';
export type * from './maintenance-calls.js';
export type * from './model-calls.js';

type Schemas = components['schemas'];

export type DetectRequest = Schemas['DetectRequest'];
export type MetricsQuery = paths['/api/v1/metrics/{assetId}']['get']['parameters']['query'];
export type ChartQuery = paths['/api/v1/metrics/{assetId}/chart']['get']['parameters']['query'];
export type Chart = Schemas['ChartResponse'];
export type ScoresQuery = paths['/api/v1/anomaly/scores/{assetId}']['get']['parameters']['query'];
export type OverviewQuery = NonNullable<paths['/api/v1/overview']['get']['parameters']['query']>;
export type TopologyQuery = NonNullable<paths['/api/v1/topology']['get']['parameters']['query']>;
export type Topology = Schemas['TopologyResponse'];
export type NodeTopology = Schemas['NodeTopologyResponse'];
export type Report = Schemas['ReportResponse'];
export type Noise = Schemas['NoiseResponse'];
export type OverviewSort = NonNullable<OverviewQuery['sort']>;
export type Overview = Schemas['OverviewResponse'];
export type OverviewAsset = Schemas['OverviewAssetResponse'];
export type AssetDetails = Schemas['AssetResponse'];
export type Anomaly = Schemas['AnomalyResponse'];
export type AnomalyScore = Schemas['ScoreResponse'];
export type AssetHealth = Schemas['AssetHealthResponse'];
export type Health = Schemas['HealthResponse'];
export type AssetId = string | number;
export type MlApi = ReturnType<typeof createMlApi>;

/** How requests are sent where the browser's own `fetch` is not enough: with a token, for example. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * The service as the web app sees it. Every method answers the body, typed, or throws a {@link MlApiError}.
 *
 * @param baseUrl e.g. `http://localhost:8000`
 */
export function createMlApi(baseUrl: string, fetch?: Fetch) {
  const api = createClient<paths>({ baseUrl, fetch });
  return {
    ...accessCalls(api),
    ...capacityCalls(api),
    ...healthCalls(api),
    ...modelCalls(api),
    ...episodeCalls(api),
    ...forecastCalls(api),
    ...incidentCalls(api),
    ...maintenanceCalls(api),
    health: async (): Promise<Health> => {
      const { data, error, response } = await api.GET('/api/v1/health');
      // An unhealthy service answers 503, with the same report.
      const report = error && 'checks' in error ? error : data;
      return bodyOf({ data: report as Health | undefined, error, response });
    },
    getTopology: async (query: TopologyQuery = {}) =>
      bodyOf(await api.GET('/api/v1/topology', { params: { query } })),
    getNodeTopology: async (assetId: AssetId) =>
      bodyOf(await api.GET('/api/v1/topology/{assetId}', { params: { path: { assetId } } })),
    getReport: async (query: { hours?: number } = {}) =>
      bodyOf(await api.GET('/api/v1/report', { params: { query } })) as Report,
    getOverview: async (query: OverviewQuery = {}) =>
      bodyOf(await api.GET('/api/v1/overview', { params: { query } })),
    getAsset: async (assetId: AssetId) =>
      bodyOf(await api.GET('/api/v1/assets/{assetId}', { params: { path: { assetId } } })),
    getChart: async (assetId: AssetId, query: ChartQuery) =>
      bodyOf(await api.GET('/api/v1/metrics/{assetId}/chart', { params: { path: { assetId }, query } })),
    detectAnomalies: async (body: DetectRequest = {}) =>
      bodyOf(await api.POST('/api/v1/anomaly/detect', { body })),
    getMetrics: async (assetId: AssetId, query: MetricsQuery = {}) =>
      bodyOf(await api.GET('/api/v1/metrics/{assetId}', { params: { path: { assetId }, query } })),
    getAnomalyScores: async (assetId: AssetId, query: ScoresQuery = {}) =>
      bodyOf(await api.GET('/api/v1/anomaly/scores/{assetId}', { params: { path: { assetId }, query } })),
    findCorrelations: async (alerts: Record<string, unknown>[], minutes = 60) =>
      bodyOf(await api.POST('/api/v1/correlations/find', { body: { alerts, time_window_minutes: minutes } })),
  };
}
