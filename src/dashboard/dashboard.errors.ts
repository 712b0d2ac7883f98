import { DomainError } from '../platform/errors/index.js';

export class InvalidCursorError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(message: string) {
    super(message, { faults: [{ field: 'cursor', message }] });
  }
}
