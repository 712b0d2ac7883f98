import { DomainError } from '../errors/index.js';
import { isConnectionFailure } from './connection-failure.js';

/** Distinguishes an unavailable database or EMS Core, which recovers by itself, from a bug. */
export function isDependencyUnavailable(error: unknown): error is Error {
  return isConnectionFailure(error) || (error instanceof DomainError && error.kind === 'unavailable');
}
