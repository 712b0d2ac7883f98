import { useInfiniteQuery } from '@tanstack/react-query';
import type { NewMark, PlanQuestion, RecommendationsQuery } from '../../ml-api.js';
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
