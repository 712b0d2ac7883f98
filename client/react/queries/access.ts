import { useQuery } from '@tanstack/react-query';
import type { Access } from '../../ml-api.js';
import { useMl } from '../provider/ml-context.js';
import { useMlQuery } from '../provider/use-ml-query.js';

export type AccessRole = NonNullable<Access['role']>;

const ROLES: readonly AccessRole[] = ['viewer', 'operator', 'admin'];

const AFTER_A_FAULT_MS = 10_000;

/** Who looks, and what they may do. Without the stream, which is for who is known. */
export function useAccess() {
  const { api, queryClient } = useMl();
  return useQuery(
    {
      queryKey: ['access'],
      queryFn: () => api.getAccess(),
      staleTime: Infinity,
      refetchInterval: ({ state }) => state.status === 'error' && AFTER_A_FAULT_MS,
    },
    queryClient,
  );
}

/** Whether who looks may do this. Until that is known, yes: the service refuses what it must. */
export function useMay(needed: AccessRole): boolean {
  const { data } = useAccess();
  return data === undefined || (data.role !== null && ROLES.indexOf(data.role) >= ROLES.indexOf(needed));
}

/** Changes are no events of the stream. */
const CHANGES_MS = 30_000;

/** The newest changes, for administrators. */
export function useAuditEntries() {
  return useMlQuery(['audit'], (api) => api.getAuditEntries({ limit: 200 }), { refreshMs: () => CHANGES_MS });
}
