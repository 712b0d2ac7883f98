import { ACCESS_ROLES, type AccessRole } from '../config/index.js';

/** Who asks. */
export interface Caller {
  /** As the token or the key names it. */
  readonly name: string;
  readonly role: AccessRole;
}

const CALLERS = new WeakMap<object, Caller>();

export function rememberCaller(request: object, caller: Caller): void {
  CALLERS.set(request, caller);
}

/** @returns undefined on routes that are open to all */
export function callerOf(request: object): Caller | undefined {
  return CALLERS.get(request);
}

export function mayDo(role: AccessRole, needed: AccessRole): boolean {
  return ACCESS_ROLES.indexOf(role) >= ACCESS_ROLES.indexOf(needed);
}
