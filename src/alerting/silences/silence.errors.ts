import { DomainError, type FieldFault } from '../../platform/errors/index.js';

export class SilenceNotFoundError extends DomainError {
  readonly code = 'silence_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`There is no silence with the id ${id}.`);
  }
}

export class InvalidSilenceError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(faults: readonly FieldFault[]) {
    super(faults.map(({ message }) => message).join('; '), { faults });
  }
}
