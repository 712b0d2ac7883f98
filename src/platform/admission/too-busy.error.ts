import { DomainError } from '../errors/index.js';

export class TooBusyError extends DomainError {
  readonly code = 'too_busy';
  readonly kind = 'unavailable';

  constructor(what: string, nWaiting: number, retryAfterSeconds: number) {
    super(`${nWaiting} other ${what} are waiting already; ask again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
    });
  }
}
