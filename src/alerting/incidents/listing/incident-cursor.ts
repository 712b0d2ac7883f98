import { isUuid } from '../../../platform/ids/index.js';
import { readCursorParts, writeCursorParts } from '../../../platform/paging/index.js';
import { InvalidIncidentRequestError } from '../incident.errors.js';
import type { IncidentPlace, IncidentSort } from './incident-query.js';

/** Where the next page begins, whatever comes meanwhile. */
export function writeIncidentCursor(sort: IncidentSort, { value, id }: IncidentPlace): string {
  return writeCursorParts([sort, value, id]);
}

/** @throws InvalidIncidentRequestError where it is none of ours, or of another order */
export function readIncidentCursor(cursor: string, wanted: IncidentSort): IncidentPlace {
  const [sort, value, id] = readCursorParts(cursor);
  if (typeof value !== 'number' || typeof id !== 'string' || !isUuid(id))
    throw new InvalidIncidentRequestError('cursor', 'cursor must be a nextCursor of an answer');
  if (sort !== wanted)
    throw new InvalidIncidentRequestError('cursor', 'cursor is of another sort; begin without one');
  return { value, id };
}
