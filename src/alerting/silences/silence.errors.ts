import { DomainError, type FieldFault } from '../../platform/errors/index.js';

export class MuteNotFoundError extends DomainError {
  readonly code = 'mute_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`There is no mute with the id ${id}.`);
  }
}

export class InvalidMuteError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(faults: readonly FieldFault[]) {
    super(faults.map(({ message }) => message).join('; '), { faults });
  }
}
