import { TaskCancelledError } from 'cockatiel';
import {
  EmsCoreError,
  EmsRateLimitedError,
  EmsRejectedError,
  EmsServerError,
  EmsUnreachableError,
} from './ems.errors.js';
import { errorText } from './answer-fields.js';
import { retryAfterMs } from './retry-after.js';

/** Codes after which EMS Core cannot have seen the request. */
const NEVER_ARRIVED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);
/** What a proxy answers in the place of a server that is away, and what a server answers when it gave up on us. */
const GATEWAY_STATUSES = new Set([408, 502, 503, 504]);

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** @returns the failure that an answer's status stands for, or undefined for a 2xx */
export function failureOf(answer: RawAnswer, route: string, nowMs: number): EmsCoreError | undefined {
  const { status, headers, text } = answer;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return new EmsRateLimitedError(route, retryAfterMs(headers['retry-after'], nowMs));
  if (GATEWAY_STATUSES.has(status)) return new EmsUnreachableError('lost', `${route} was answered ${status}`);
  if (status >= 500) return new EmsServerError(status, errorText(text));
  return new EmsRejectedError(status, errorText(text));
}

/** Turns whatever the HTTP library or the pacer threw into one of our errors. */
export function asEmsCoreError(error: unknown): EmsCoreError {
  if (error instanceof EmsCoreError) return error;
  // An aborted wait in the pacer is a DOMException; an aborted request is an error of the HTTP library.
  if (error instanceof TaskCancelledError || error instanceof DOMException) {
    return new EmsUnreachableError('not-sent', 'the request was given up before it was sent', error);
  }
  const code = codeOf(error);
  const reason = error instanceof Error && error.message !== '' ? error.message : code;
  return new EmsUnreachableError(NEVER_ARRIVED.has(code) ? 'refused' : 'lost', reason, error);
}

/** Whether asking again at once, after a short jittered pause, may help and cannot hurt. Only for requests that are safe to repeat. */
export function isWorthRepeating(error: unknown): boolean {
  if (error instanceof EmsUnreachableError) return error.loss === 'refused' || error.loss === 'lost';
  return error instanceof EmsServerError || error instanceof EmsRateLimitedError;
}

/** What the circuit breaker counts. A 500 is not among it: EMS Core answers bad input with it. */
export function isOutage(error: unknown): boolean {
  return error instanceof EmsUnreachableError && error.loss !== 'not-sent';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
