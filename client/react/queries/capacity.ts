import { useInfiniteQuery } from '@tanstack/react-query';
import type { CapacityQuery, WhatIfQuestion } from '../../ml-api.js';
import { useMl } from '../provider/ml-context.js';
import { useMlQuery } from '../provider/use-ml-query.js';

/** Levels are read once a day, and for the first time some minutes after a start. */
const REFRESH_MS = 300_000;
const FIRST_RUN_MS = 10_000;

/** Page by page, the most urgent first; pages seen before stay. */
export function useCapacity(query: Omit<CapacityQuery, 'cursor'>) {
  const { api, queryClient } = useMl();
  return useInfiniteQuery(
    {
      queryKey: ['capacity', query],
      queryFn: ({ pageParam }) => api.getCapacity({ ...query, cursor: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: (previous) => previous,
      refetchInterval: ({ state }) => (state.data?.pages[0]?.computedAt == null ? FIRST_RUN_MS : REFRESH_MS),
    },
    queryClient,
  );
}

export function useWhatIf(question: WhatIfQuestion) {
  return useMlQuery(['what-if', question], (api) => api.askWhatIf(question), { keepsPrevious: true });
}
