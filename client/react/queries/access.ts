import type { Access } from '../../ml-api.js';
import { useMlQuery } from '../provider/use-ml-query.js';

export type AccessRole = NonNullable<Access['role']>;

const ROLES: readonly AccessRole[] = ['viewer', 'operator', 'admin'];

/** Who looks, and what they may do. */
export function useAccess() {
  return useMlQuery(['access'], (api) => api.getAccess());
}

/** Whether who looks may do this. Until that is known, yes: the service refuses what it must. */
export function useMay(needed: AccessRole): boolean {
  const { data } = useAccess();
  return data === undefined || (data.role !== null && ROLES.indexOf(data.role) >= ROLES.indexOf(needed));
}
