import { useInfiniteQuery } from '@tanstack/react-query';
import type { AssetId, ChartQuery, OverviewQuery } from '../../ml-api.js';
import { useStreamState } from '../provider/use-stream-state.js';
import { useMl } from '../provider/ml-context.js';
import { useMlQuery } from '../provider/use-ml-query.js';

/** The heat map page by page; pages seen before stay. */
export function useOverview(query: Omit<OverviewQuery, 'cursor'>) {
  const { api, queryClient } = useMl();
  const isLive = useStreamState() === 'open';
  return useInfiniteQuery(
    {
      queryKey: ['overview', query],
      queryFn: ({ pageParam }) => api.getOverview({ ...query, cursor: pageParam }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: (previous) => previous,
      refetchInterval: ({ state }) => (isLive && state.status !== 'error' ? false : 30_000),
    },
    queryClient,
  );
}

export function useAsset(assetId: AssetId) {
  return useMlQuery(['asset', String(assetId)], (api) => api.getAsset(assetId));
}

export function useAssetHealth(assetId: AssetId) {
  return useMlQuery(['asset-health', String(assetId)], (api) => api.getAssetHealth(assetId));
}

export function useChart(assetId: AssetId, query: ChartQuery, isEnabled = true) {
  return useMlQuery(['chart', String(assetId), query], (api) => api.getChart(assetId, query), {
    keepsPrevious: true,
    isEnabled,
  });
}

/** Assets with a text in their name, to choose from; none without a text. */
export function useAssetsNamed(text: string) {
  return useMlQuery(
    ['overview', 'named', text],
    (api) => api.getOverview({ text, limit: 20, columns: 12, sort: 'name' }),
    {
      isEnabled: text !== '',
      keepsPrevious: true,
    },
  );
}

/** The fleet as a whole, whatever is filtered. */
export function useFleet() {
  return useMlQuery(['overview', 'fleet'], (api) => api.getOverview({ limit: 1, columns: 12 }));
}
