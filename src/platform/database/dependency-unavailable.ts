import { DomainError } from '../errors/index.js';
import { isConnectionFailure } from './connection-failure.js';

/** Tells that the database or EMS Core is away, which mends itself, from a bug. */
export function isDependencyUnavailable(error: unknown): error is Error {
  return isConnectionFailure(error) || (error instanceof DomainError && error.kind === 'unavailable');
}
