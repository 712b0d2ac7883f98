import { DomainError } from '../../platform/errors/index.js';

export class FailureNotFoundError extends DomainError {
  readonly code = 'failure_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`There is no failure with the id ${id}.`);
  }
}

/** What is said of a failure contradicts what is known. */
export class FailureConflictError extends DomainError {
  readonly code = 'failure_conflict';
  readonly kind = 'conflict';

  constructor(message: string, failureId?: string) {
    super(message, failureId === undefined ? {} : { facts: { failureId } });
  }
}
