import { useQuery } from '@tanstack/react-query';
import { useMl } from '../provider/ml-context.js';
import { parseQueueFigures } from './queue-figures.js';

const REFRESH_MS = 15_000;

/** The queues of jobs, which are among the service's own metrics. */
export function useQueueFigures() {
  const { baseUrl, queryClient } = useMl();
  return useQuery(
    {
      queryKey: ['queues'],
      queryFn: async () => {
        const answer = await fetch(`${baseUrl}/metrics`);
        if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`);
        return parseQueueFigures(await answer.text());
      },
      refetchInterval: REFRESH_MS,
    },
    queryClient,
  );
}
