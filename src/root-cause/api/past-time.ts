import { InvalidRequestError } from '../../platform/http/index.js';

/** @throws InvalidRequestError for a time of which nothing can be known yet */
export function assertPast(field: string, time: Date, now: Date): void {
  if (time > now)
    throw faultOf(
      field,
      `${field} must not be after now, ${now.toISOString()}: nothing is known of the future`,
    );
}

export function faultOf(field: string, message: string): InvalidRequestError {
  return new InvalidRequestError([{ field, message }]);
}
