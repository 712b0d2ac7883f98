import { InvalidRequestError } from '../platform/http/index.js';

/** Who says something: the caller where it is known, else whoever the request names. @throws InvalidRequestError without either */
export function authorOf(caller: string | undefined, by: string | undefined): string {
  const author = caller ?? by;
  if (author !== undefined) return author;
  throw new InvalidRequestError([{ field: 'by', message: 'by is needed where callers are not known' }]);
}
