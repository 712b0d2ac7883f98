import {
  keepPreviousData,
  type QueryKey,
  useMutation,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { MlApi } from '../../ml-api.js';
import { useStreamState } from './use-stream-state.js';
import { useMl } from './ml-context.js';

/** Without the stream. */
const POLLING_MS = 30_000;
const AFTER_A_FAULT_MS = 10_000;

/** `static`: not even a stream that is connected again makes it out of date. */
const ASKED_ONCE = { staleTime: 'static', retry: false } as const;

interface QueryOptions<Answer> {
  readonly isEnabled?: boolean;
  /** The answer to the question before stays on the screen until this one is answered. */
  readonly keepsPrevious?: boolean;
  /** For what is heavy and about the past: it is neither asked again by the clock nor when it is looked at again. */
  readonly isAskedOnce?: boolean;
  /** For what changes faster than the stream says; undefined where it does not any more. */
  readonly refreshMs?: (answer: Answer) => number | undefined;
}

/**
 * Asks the service and keeps the answer fresh: the stream's events name what is out of date, and without a stream it
 * is asked again every half minute.
 *
 * @param key its first part is a topic of `apply-event.ts`
 */
export function useMlQuery<Answer>(
  key: QueryKey,
  ask: (api: MlApi) => Promise<Answer>,
  options: QueryOptions<Answer> = {},
): UseQueryResult<Answer> {
  const { isEnabled = true, keepsPrevious = false, isAskedOnce = false, refreshMs } = options;
  const { api, queryClient } = useMl();
  const isLive = useStreamState() === 'open';
  return useQuery(
    {
      queryKey: key,
      queryFn: () => ask(api),
      enabled: isEnabled,
      ...(isAskedOnce ? ASKED_ONCE : {}),
      placeholderData: keepsPrevious ? keepPreviousData : undefined,
      refetchInterval: ({ state }) => {
        if (isAskedOnce) return false;
        if (state.status === 'error') return AFTER_A_FAULT_MS;
        return (state.data && refreshMs?.(state.data)) ?? (isLive ? false : POLLING_MS);
      },
    },
    queryClient,
  );
}

/** Changes something in the service; what it may have changed on the screen is asked for again. */
export function useMlMutation<Input, Answer>(
  change: (api: MlApi, input: Input) => Promise<Answer>,
  ...topics: readonly string[]
) {
  const { api, queryClient } = useMl();
  return useMutation(
    {
      mutationFn: (input: Input) => change(api, input),
      onSuccess: () => {
        const isChanged = ([topic]: QueryKey) => topics.includes(String(topic));
        // Not awaited: the change is done, what it changed is on its way.
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isChanged(queryKey) });
      },
    },
    queryClient,
  );
}
