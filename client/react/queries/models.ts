import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ModelDetails, ModelsQuery, PageQuery, PreviewRequest, TrainRequest } from '../../ml-api.js';
import { useMl } from '../provider/ml-context.js';
import { useMlMutation, useMlQuery } from '../provider/use-ml-query.js';

const MODEL_TOPICS = ['models', 'model', 'training-runs', 'drift', 'overview'] as const;
/** Without a stream a training is asked after this often. */
const PROGRESS_MS = 1_500;

export function useModels(query: ModelsQuery) {
  return useMlQuery(['models', query], (api) => api.getModels(query), { keepsPrevious: true });
}

export function useModel(modelVersion: string) {
  return useMlQuery(['model', modelVersion], (api) => api.getModel(modelVersion));
}

/** Those that could be read, in the order asked for. */
export function useModelDetails(modelVersions: readonly string[]): readonly ModelDetails[] {
  const { api, queryClient } = useMl();
  const answers = useQueries(
    {
      queries: modelVersions.map((modelVersion) => ({
        queryKey: ['model', modelVersion],
        queryFn: () => api.getModel(modelVersion),
      })),
    },
    queryClient,
  );
  return answers.flatMap(({ data }) => data ?? []);
}

export function useDrift(modelVersion: string) {
  return useMlQuery(['drift', modelVersion], (api) => api.getDrift(modelVersion));
}

export function useDriftHistory(modelVersion: string, days: number) {
  return useMlQuery(['drift', modelVersion, days], (api) => api.getDriftHistory(modelVersion, days));
}

export function useTrainingRuns(query: PageQuery) {
  return useMlQuery(['training-runs', query], (api) => api.getTrainingRuns(query));
}

/** Asked again and again until it has ended; the stream says so earlier. */
export function useTrainingRun(id: string | undefined) {
  const { queryClient } = useMl();
  const run = useMlQuery(['training-run', id], (api) => api.getTrainingRun(id ?? ''), {
    isEnabled: id !== undefined,
    refreshMs: ({ finishedAt }) => (finishedAt === null ? PROGRESS_MS : undefined),
  });
  const hasEnded = typeof run.data?.finishedAt === 'string';
  useEffect(() => {
    const isOutOfDate = (topic: unknown) => ['models', 'model', 'drift'].includes(String(topic));
    if (hasEnded)
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOutOfDate(queryKey[0]) });
  }, [hasEnded, queryClient]);
  return run;
}

export function useStartTraining() {
  return useMlMutation((api, request: TrainRequest) => api.startTraining(request), 'training-runs');
}

export function useCancelTraining() {
  return useMlMutation((api, id: string) => api.cancelTraining(id), 'training-runs', 'training-run');
}

interface Activation {
  readonly modelVersion: string;
  readonly reason: string | undefined;
  /** Although the quality gate has not passed it. */
  readonly force: boolean;
}

export function useActivateModel() {
  return useMlMutation(
    (api, { modelVersion, reason, force }: Activation) => api.activateModel(modelVersion, reason, force),
    ...MODEL_TOPICS,
  );
}

export function usePinModel() {
  return useMlMutation(
    (api, { modelVersion, isPinned }: { modelVersion: string; isPinned: boolean }) =>
      isPinned ? api.pinModel(modelVersion) : api.unpinModel(modelVersion),
    'model',
  );
}

/** Which episodes a model would have raised; heavy, so it is asked once. */
export function usePreview(request: PreviewRequest, isEnabled: boolean) {
  return useMlQuery(['preview', request], (api) => api.preview(request), { isEnabled, isAskedOnce: true });
}

export function usePreviewCurve(days: number, assetId: string | undefined) {
  return useMlQuery(['preview-curve', days, assetId], (api) => api.getPreviewCurve({ days, assetId }), {
    isAskedOnce: true,
  });
}
