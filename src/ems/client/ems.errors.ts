import { DomainError } from '../../platform/errors/index.js';

/** EMS Core did not do what was asked. The subclass says whose fault it is and whether to try again. */
export abstract class EmsCoreError extends DomainError {}

/**
 * How a request got lost: `not-sent` (breaker open, or given up while waiting for its turn), `refused` (nobody listens),
 * `lost` (the connection broke, or a gateway answered), `timeout`.
 */
type LossKind = 'not-sent' | 'refused' | 'lost' | 'timeout';

/** No answer from EMS Core itself. */
export class EmsUnreachableError extends EmsCoreError {
  readonly code = 'ems_core_unreachable';
  readonly kind = 'unavailable';

  constructor(
    readonly loss: LossKind,
    reason: string,
    cause?: unknown,
  ) {
    super(`EMS Core cannot be reached: ${reason}`, { cause, retryAfterSeconds: 10 });
  }

  /** EMS Core may have done what was asked, although no answer came. */
  get mayHaveArrived(): boolean {
    return this.loss === 'lost' || this.loss === 'timeout';
  }
}

/** 429: nothing was stored, and nothing will be before `retryAfterMs` are over. */
export class EmsRateLimitedError extends EmsCoreError {
  readonly code = 'ems_core_rate_limited';
  readonly kind = 'unavailable';

  constructor(
    readonly route: string,
    readonly retryAfterMs: number,
  ) {
    const retryAfterSeconds = Math.ceil(retryAfterMs / 1000);
    super(`EMS Core allows no more ${route} for ${retryAfterSeconds} s`, { retryAfterSeconds });
  }
}

/** Never sent: the share of the requests that clients have is used up for `waitMs`. */
export class EmsShareSpentError extends EmsCoreError {
  readonly code = 'ems_core_share_spent';
  readonly kind = 'unavailable';

  constructor(waitMs: number) {
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    super(`EMS Core may be asked for samples on behalf of clients again in ${retryAfterSeconds} s`, {
      retryAfterSeconds,
    });
  }
}

/** 4xx, or a request that would break the contract and was therefore never sent (status 0). */
export class EmsRejectedError extends EmsCoreError {
  readonly code = 'ems_core_rejected';
  readonly kind = 'failed';

  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(
      status === 0
        ? `Not sent to EMS Core: ${reason}`
        : `EMS Core refused the request (${status}): ${reason}`,
    );
  }
}

/** 5xx or an unreadable answer. On EMS Core a 500 may mean bad input as well as an outage. */
export class EmsServerError extends EmsCoreError {
  readonly code = 'ems_core_failed';
  readonly kind = 'unavailable';

  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(`EMS Core failed (${status}): ${reason}`, { retryAfterSeconds: 10 });
  }
}
