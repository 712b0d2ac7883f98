import type { Client } from 'openapi-fetch';
import { bodyOf, MlApiError } from './answers.js';
import type { components, paths } from './schema.js';

type Schemas = components['schemas'];

export type TrainRequest =
  paths['/api/v1/anomaly/train']['post']['requestBody']['content']['application/json'];
export type TrainedModel = Schemas['TrainResponse'];
export type TrainingRun = Schemas['TrainingRunResponse'];
export type Model = Schemas['ModelResponse'];
export type ModelDetails = Schemas['ModelDetailsResponse'];
export type DriftHistory = Schemas['DriftHistoryResponse'];
export type PreviewCurve = Schemas['ThresholdCurveResponse'];
export type ModelsQuery = paths['/api/v1/models']['get']['parameters']['query'];
export type PageQuery = paths['/api/v1/training-runs']['get']['parameters']['query'];
export type PreviewResult = Schemas['PreviewResponse'];
export type PreviewRequest = Schemas['PreviewRequest'];

export function modelCalls(api: Client<paths>) {
  return {
    ...trainingCalls(api),
    getModels: async (query: ModelsQuery = {}) =>
      bodyOf(await api.GET('/api/v1/models', { params: { query } })),
    getModel: async (modelVersion: string) =>
      bodyOf(await api.GET('/api/v1/models/{modelVersion}', { params: { path: { modelVersion } } })),
    activateModel: async (modelVersion: string, reason?: string, force?: boolean) =>
      bodyOf(
        await api.POST('/api/v1/models/{modelVersion}/activate', {
          params: { path: { modelVersion } },
          body: { reason, force },
        }),
      ),
    pinModel: async (modelVersion: string) =>
      bodyOf(await api.POST('/api/v1/models/{modelVersion}/pin', { params: { path: { modelVersion } } })),
    unpinModel: async (modelVersion: string) =>
      bodyOf(await api.DELETE('/api/v1/models/{modelVersion}/pin', { params: { path: { modelVersion } } })),
    getDrift: async (modelVersion: string) =>
      bodyOf(await api.GET('/api/v1/models/{modelVersion}/drift', { params: { path: { modelVersion } } })),
    getDriftHistory: async (modelVersion: string, days = 30) =>
      bodyOf(
        await api.GET('/api/v1/models/{modelVersion}/drift/history', {
          params: { path: { modelVersion }, query: { days } },
        }),
      ),
    preview: async (body: PreviewRequest) => bodyOf(await api.POST('/api/v1/anomaly/preview', { body })),
    getPreviewCurve: async (query: { days?: number; assetId?: string | number } = {}) =>
      bodyOf(await api.GET('/api/v1/anomaly/preview/curve', { params: { query } })),
  };
}

function trainingCalls(api: Client<paths>) {
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
    getTrainingRuns: async (query: PageQuery = {}) =>
      bodyOf(await api.GET('/api/v1/training-runs', { params: { query } })),
    getTrainingRun: async (id: string): Promise<TrainingRun> =>
      bodyOf(await api.GET('/api/v1/training-runs/{id}', { params: { path: { id } } })).run,
    cancelTraining: async (id: string): Promise<TrainingRun> =>
      bodyOf(await api.POST('/api/v1/training-runs/{id}/cancel', { params: { path: { id } } })).run,
  };
}
