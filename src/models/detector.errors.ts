import { DomainError } from '../platform/errors/index.js';

/** More work waits for the worker threads than they can do in good time. */
export class DetectorBusyError extends DomainError {
  readonly code = 'detector_busy';
  readonly kind = 'unavailable';

  constructor(nWaiting: number) {
    super(`${nWaiting} tasks are waiting to be scored already; ask again in a few seconds.`, {
      retryAfterSeconds: 5,
    });
  }
}

/** A task did not end in time; its worker thread was ended instead. */
export class DetectorStuckError extends DomainError {
  readonly code = 'detector_stuck';
  readonly kind = 'unavailable';

  constructor(task: string, seconds: number) {
    super(`A task (${task}) did not end within ${seconds} s and was stopped; nothing of it is stored.`, {
      retryAfterSeconds: 30,
    });
  }
}
