import { useEffect, useRef } from 'react';
import { useMl } from '../provider/ml-context.js';
import { useHealth } from '../queries/service.js';
import { useStreamState } from '../provider/use-stream-state.js';

export type Liveness =
  | { readonly mode: 'connecting' | 'live' | 'polling' }
  | { readonly mode: 'stale'; readonly since: Date | undefined; readonly because: 'service' | 'database' };

/** How fresh the page is, and why where it is not. Refreshes everything once the service has recovered. */
export function useLiveness(): Liveness {
  const { queryClient } = useMl();
  const state = useStreamState();
  const { data, error, dataUpdatedAt, isPending } = useHealth();
  const isReachable = !error;
  const isWorking = isReachable && data?.database === true;
  const lastGoodAt = useRef<number>(undefined);
  const wasWorking = useRef(true);
  useEffect(() => {
    if (isWorking) lastGoodAt.current = dataUpdatedAt;
    if (isWorking && !wasWorking.current) void queryClient.invalidateQueries();
    if (!isPending) wasWorking.current = isWorking;
  }, [isWorking, dataUpdatedAt, isPending, queryClient]);

  if (isPending) return { mode: 'connecting' };
  if (isWorking) return { mode: state === 'open' ? 'live' : 'polling' };
  const since = lastGoodAt.current === undefined ? undefined : new Date(lastGoodAt.current);
  return { mode: 'stale', since, because: isReachable ? 'database' : 'service' };
}
