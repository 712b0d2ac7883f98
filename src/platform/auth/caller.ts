import type { Response } from 'express';
import { ACCESS_ROLES, type AccessRole } from '../config/index.js';

/** Who asks. */
export interface Caller {
  /** As the token or the key names it. */
  readonly name: string;
  readonly role: AccessRole;
  /** Whether nobody has to say who they are. */
  readonly isAnonymous?: true;
}

export function mayDo(role: AccessRole, needed: AccessRole): boolean {
  return ACCESS_ROLES.indexOf(role) >= ACCESS_ROLES.indexOf(needed);
}

type Answer = Response<unknown, { caller?: Caller }>;

/** Has whoever answers a request know who asked. */
export function noteCaller(response: Answer, caller: Caller): void {
  response.locals.caller = caller;
}

/** @returns who asked; undefined on a route that is open to all */
export function callerOf(response: Answer): Caller | undefined {
  return response.locals.caller;
}
