import { HttpException } from '@nestjs/common';
import { isConnectionFailure } from '../database/index.js';
import { DependencyUnavailableError, DomainError, type ErrorKind } from '../errors/index.js';
import type { ProblemSource } from './problem.js';

const STATUS_OF_KIND: Record<ErrorKind, number> = {
  'not-found': 404,
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  conflict: 409,
  'too-little-data': 422,
  unavailable: 503,
  // Not a standard one; nobody is left to read it but the request log.
  cancelled: 499,
  failed: 500,
};

const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  431: 'headers_too_large',
};

/** An error as it is answered: what the client may know of it, and whether somebody must look at it. */
interface AnsweredError extends ProblemSource {
  readonly isBug: boolean;
  readonly retryAfterSeconds?: number;
}

export function answerFor(error: unknown): AnsweredError {
  if (error instanceof DomainError) return fromDomain(error);
  if (error instanceof HttpException) return fromHttp(error.getStatus(), error.message);
  const status = statusOfParser(error);
  if (status !== undefined && error instanceof Error) return fromHttp(status, error.message);
  if (isConnectionFailure(error)) return fromDomain(new DependencyUnavailableError('The database', error));
  return {
    status: 500,
    error: 'internal_error',
    detail: 'The service failed to answer. The log has the details under this request id.',
    isBug: true,
  };
}

function fromDomain(error: DomainError): AnsweredError {
  const { faults, facts, retryAfterSeconds } = error.details;
  return {
    status: STATUS_OF_KIND[error.kind],
    error: error.code,
    detail: error.message,
    errors: faults,
    facts,
    retryAfterSeconds,
    isBug: error.kind === 'failed',
  };
}

function fromHttp(status: number, detail: string): AnsweredError {
  return { status, error: CODE_OF_STATUS[status] ?? 'request_failed', detail, isBug: status >= 500 };
}

/**
 * The body parser reports malformed, oversized and wrongly encoded bodies as errors with a `status`, and with a `type` or, where
 * something else has found the fault, as one to `expose`.
 */
function statusOfParser(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  if (!('type' in error) && !('expose' in error)) return undefined;
  return typeof error.status === 'number' && error.status < 500 ? error.status : undefined;
}
