import { DomainError } from '../errors/index.js';
import type { AccessRole } from '../config/index.js';

export class UnauthenticatedError extends DomainError {
  readonly code = 'unauthenticated';
  readonly kind = 'unauthenticated';
}

export class ForbiddenError extends DomainError {
  readonly code = 'forbidden';
  readonly kind = 'forbidden';

  constructor(needed: AccessRole, given: AccessRole) {
    super(`This needs the role ${needed}; yours is ${given}.`, {
      facts: { neededRole: needed, role: given },
    });
  }
}
