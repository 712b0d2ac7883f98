import { DomainError } from './domain-error.js';

/** The client went away before its answer was ready; the rest of the work is left undone. */
export class ClientGoneError extends DomainError {
  readonly code = 'client_gone';
  readonly kind = 'cancelled';

  constructor() {
    super('The client closed the connection before the answer was ready.');
  }
}
