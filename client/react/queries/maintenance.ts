import { useInfiniteQuery } from '@tanstack/react-query';
import type {
  AssetId,
  FailureChange,
  FleetHealthQuery,
  NewFailure,
  NewMark,
  PlanQuestion,
  RiskHorizon,
  RecommendationsQuery,
  RisksQuery,
} from '../../ml-api.js';
import { useMl } from '../provider/ml-context.js';
import { useMlMutation, useMlQuery } from '../provider/use-ml-query.js';

/** Risks are predicted once a day. */
const REFRESH_MS = 300_000;

/** Page by page; pages seen before stay. */
export function useRecommendations(query: Omit<RecommendationsQuery, 'cursor'>) {
  const { api, queryClient } = useMl();
  return useInfiniteQuery(
    {
      queryKey: ['recommendations', query],
      queryFn: ({ pageParam }) => api.getRecommendations({ ...query, cursor: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: (previous) => previous,
      refetchInterval: REFRESH_MS,
    },
    queryClient,
  );
}

export function useMarkRecommendation(id: string) {
  return useMlMutation(
    (api, mark: NewMark) => api.markRecommendation(id, mark),
    'recommendations',
    'maintenance-plan',
  );
}

/** Not asked before there is a question. */
export function useMaintenancePlan(question: PlanQuestion | undefined) {
  return useMlQuery(
    ['maintenance-plan', question],
    (api) => api.planMaintenance(question ?? { maxAssets: 1 }),
    {
      isEnabled: question !== undefined,
      keepsPrevious: true,
    },
  );
}

/** Page by page, the highest risk first. */
export function useRisks(query: Omit<RisksQuery, 'cursor'>) {
  const { api, queryClient } = useMl();
  return useInfiniteQuery(
    {
      queryKey: ['risks', query],
      queryFn: ({ pageParam }) => api.getRisks({ ...query, cursor: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: (previous) => previous,
      refetchInterval: REFRESH_MS,
    },
    queryClient,
  );
}

export function useFleetHealth(query: FleetHealthQuery) {
  return useMlQuery(['fleet-health', query], (api) => api.getFleetHealth(query), { keepsPrevious: true });
}

export function useHealthHistory(assetId: AssetId) {
  return useMlQuery(['health-history', String(assetId)], (api) => api.getAssetHealthHistory(assetId));
}

export function useAssetOutlook(assetId: AssetId) {
  return useMlQuery(['asset-outlook', String(assetId)], (api) => api.getAssetOutlook(assetId));
}

export function useRiskAccuracy(horizonDays: RiskHorizon) {
  return useMlQuery(['risk-accuracy', horizonDays], (api) => api.getRiskAccuracy({ horizonDays }), {
    keepsPrevious: true,
  });
}

/** The newest, those that were struck out too. */
export function useFailures() {
  return useMlQuery(['failures'], (api) => api.getFailures({ all: 'true', limit: 100 }));
}

const FAILURE_TOPICS = ['failures', 'asset-outlook', 'risk-accuracy', 'recommendations'] as const;

export function useAddFailure() {
  return useMlMutation((api, failure: NewFailure) => api.addFailure(failure), ...FAILURE_TOPICS);
}

/** Strikes a failure out, or has it count again. */
export function useChangeFailure(id: string, change: 'strike-out' | 'restore') {
  return useMlMutation(
    (api, said: FailureChange) =>
      change === 'restore' ? api.restoreFailure(id, said) : api.strikeOutFailure(id, said),
    ...FAILURE_TOPICS,
  );
}
