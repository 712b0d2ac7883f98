import { useQuery } from '@tanstack/react-query';
import { useMl } from '../provider/ml-context.js';
import { useMlQuery } from '../provider/use-ml-query.js';

/** An outage of the database ends the events too: nothing but this question finds it. */
const WORKING_MS = 15_000;
const WAITING_MS = 5_000;

/** Asked by the clock, with or without a stream: it is how the page knows that the service is there. */
export function useHealth() {
  const { api, queryClient } = useMl();
  return useQuery(
    {
      queryKey: ['health'],
      queryFn: () => api.health(),
      retry: false,
      refetchInterval: ({ state }) =>
        state.status === 'error' || state.data?.database === false ? WAITING_MS : WORKING_MS,
    },
    queryClient,
  );
}

export function useSettings() {
  return useMlQuery(['settings'], (api) => api.getSettings());
}
