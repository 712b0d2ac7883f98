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
