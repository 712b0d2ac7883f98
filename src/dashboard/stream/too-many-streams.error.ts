import { DomainError } from '../../platform/errors/index.js';

export class TooManyStreamsError extends DomainError {
  readonly code = 'too_many_streams';
  readonly kind = 'unavailable';

  constructor(most: number) {
    super(`${most} streams are open already; ask again in 30 s, or ask another replica.`, {
      retryAfterSeconds: 30,
    });
  }
}
