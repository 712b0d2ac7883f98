import { DomainError } from '../errors/index.js';

export class TooSlowError extends DomainError {
  readonly code = 'too_slow';
  readonly kind = 'unavailable';

  constructor(what: string, seconds: number, retryAfterSeconds: number) {
    super(
      `The answer took longer than ${seconds} s, with other ${what} under way; ask for less, such as one asset or a shorter time, or again in ${retryAfterSeconds} s.`,
      { retryAfterSeconds },
    );
  }
}
