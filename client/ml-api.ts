import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type DetectRequest = Schemas['DetectRequest'];
export type TrainRequest =
  paths['/api/v1/anomaly/train']['post']['requestBody']['content']['application/json'];
export type MetricsQuery = paths['/api/v1/metrics/{assetId}']['get']['parameters']['query'];
export type ChartQuery = paths['/api/v1/metrics/{assetId}/chart']['get']['parameters']['query'];
export type Chart = Schemas['ChartResponse'];
export type CurveQuery = paths['/api/v1/anomaly/preview/curve']['get']['parameters']['query'];
export type ThresholdCurve = Schemas['ThresholdCurveResponse'];
export type ScoresQuery = paths['/api/v1/anomaly/scores/{assetId}']['get']['parameters']['query'];
export type EpisodesQuery = paths['/api/v1/anomaly/episodes']['get']['parameters']['query'];
export type OverviewQuery = paths['/api/v1/overview']['get']['parameters']['query'];
export type Overview = Schemas['OverviewResponse'];
export type AssetPage = Schemas['AssetResponse'];
export type Setting = Schemas['SettingResponse'];
export type AnomalyScore = Schemas['ScoreResponse'];
export type AssetHealth = Schemas['AssetHealthResponse'];
export type Episode = Schemas['EpisodeResponse'];
export type Feedback = Schemas['FeedbackRequest']['feedback'];
export type TrainedModel = Schemas['TrainResponse'];
export type TrainingRun = Schemas['TrainingRunResponse'];
export type Problem = Schemas['ProblemResponse'];

/** What the stream sends, by the name of the event. */
export interface StreamEvents {
  sweep: Schemas['SweepEventData'];
  episode: Schemas['EpisodeEventData'];
  training: Schemas['TrainingEventData'];
  model: Schemas['ModelEventData'];
  /** Load everything again. */
  reset: Record<string, never>;
}

/** For an `EventSource`, which goes on by itself after the newest event it has got. */
export function streamUrl(baseUrl: string): string {
  return `${baseUrl.replace(/\/$/, '')}/api/v1/stream`;
}

/** What the service said instead of an answer. */
export class MlApiError extends Error {
  readonly status: number;
  /** RFC 9457, with the fault of each bad field in `errors`; undefined where something else answered. */
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? `The ML service answered ${status}`);
    this.name = 'MlApiError';
    this.status = status;
    this.problem = problem;
  }
}

export type MlApi = ReturnType<typeof createMlApi>;

/**
 * The service as the web app sees it. Every method answers the body, typed, or throws a {@link MlApiError}.
 *
 * @param baseUrl e.g. `http://localhost:8000`
 */
export function createMlApi(baseUrl: string) {
  const api = createClient<paths>({ baseUrl });
  return {
    ...modelCalls(api),
    ...dashboardCalls(api),
    health: async () => bodyOf(await api.GET('/api/v1/health')),
    detectAnomalies: async (body: DetectRequest = {}) =>
      bodyOf(await api.POST('/api/v1/anomaly/detect', { body })),
    getMetrics: async (assetId: string | number, query: MetricsQuery = {}) =>
      bodyOf(await api.GET('/api/v1/metrics/{assetId}', { params: { path: { assetId }, query } })),
    getChart: async (assetId: string | number, query: ChartQuery) =>
      bodyOf(await api.GET('/api/v1/metrics/{assetId}/chart', { params: { path: { assetId }, query } })),
    getThresholdCurve: async (query: CurveQuery = {}) =>
      bodyOf(await api.GET('/api/v1/anomaly/preview/curve', { params: { query } })),
    getAnomalyScores: async (assetId: string | number, query: ScoresQuery = {}) =>
      bodyOf(await api.GET('/api/v1/anomaly/scores/{assetId}', { params: { path: { assetId }, query } })),
    getAssetHealth: async (assetId: string | number) =>
      bodyOf(await api.GET('/api/v1/health/asset/{assetId}', { params: { path: { assetId } } })),
    findCorrelations: async (alerts: Record<string, unknown>[], minutes = 60) =>
      bodyOf(await api.POST('/api/v1/correlations/find', { body: { alerts, time_window_minutes: minutes } })),
    getEpisodes: async (query: EpisodesQuery = {}) =>
      bodyOf(await api.GET('/api/v1/anomaly/episodes', { params: { query } })),
    giveFeedback: async (id: string, feedback: Feedback, note?: string) =>
      bodyOf(
        await api.POST('/api/v1/anomaly/episodes/{id}/feedback', {
          params: { path: { id } },
          body: { feedback, note },
        }),
      ),
  };
}

function dashboardCalls(api: Client<paths>) {
  return {
    getAsset: async (assetId: string | number) =>
      bodyOf(await api.GET('/api/v1/assets/{assetId}', { params: { path: { assetId } } })),
    getSettings: async () => bodyOf(await api.GET('/api/v1/settings')),
    getOverview: async (query: OverviewQuery = {}) =>
      bodyOf(await api.GET('/api/v1/overview', { params: { query } })),
  };
}

function modelCalls(api: Client<paths>) {
  return {
    trainModel: async (body: TrainRequest): Promise<TrainedModel> => {
      const answer = bodyOf(await api.POST('/api/v1/anomaly/train', { body }));
      // Only `async=true` is answered with a run instead.
      if (!('trainingSamples' in answer)) throw new MlApiError(202, undefined);
      return answer;
    },
    startTraining: async (body: TrainRequest): Promise<TrainingRun> => {
      const params = { query: { async: 'true' as const } };
      const answer = bodyOf(await api.POST('/api/v1/anomaly/train', { body, params }));
      if (!('run' in answer)) throw new MlApiError(200, undefined);
      return answer.run;
    },
    getTrainingRun: async (id: string): Promise<TrainingRun> =>
      bodyOf(await api.GET('/api/v1/training-runs/{id}', { params: { path: { id } } })).run,
    getModel: async (modelVersion: string) =>
      bodyOf(await api.GET('/api/v1/models/{modelVersion}', { params: { path: { modelVersion } } })),
    getDriftHistory: async (modelVersion: string, days = 30) =>
      bodyOf(
        await api.GET('/api/v1/models/{modelVersion}/drift/history', {
          params: { path: { modelVersion }, query: { days } },
        }),
      ),
    activateModel: async (modelVersion: string, reason?: string) =>
      bodyOf(
        await api.POST('/api/v1/models/{modelVersion}/activate', {
          params: { path: { modelVersion } },
          body: { reason },
        }),
      ),
    getModels: async () => bodyOf(await api.GET('/api/v1/models')),
  };
}

function bodyOf<Body>(answer: { data?: Body; error?: unknown; response: Response }): Body {
  if (answer.data === undefined) throw new MlApiError(answer.response.status, problemIn(answer.error));
  return answer.data;
}

function problemIn(error: unknown): Problem | undefined {
  return typeof error === 'object' && error !== null && 'detail' in error ? (error as Problem) : undefined;
}
