import { isUuid } from '../../../platform/ids/index.js';
import { InvalidIncidentRequestError } from '../incident.errors.js';
import type { IncidentPlace, IncidentSort } from './incident-query.js';

/** Where the next page begins, whatever comes meanwhile. */
export function writeIncidentCursor(sort: IncidentSort, { value, id }: IncidentPlace): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** @throws InvalidIncidentRequestError where it is none of ours, or of another order */
export function readIncidentCursor(cursor: string, wanted: IncidentSort): IncidentPlace {
  const [sort, value, id] = partsOf(cursor);
  if (typeof value !== 'number' || typeof id !== 'string' || !isUuid(id))
    throw new InvalidIncidentRequestError('cursor', 'cursor must be a nextCursor of an answer');
  if (sort !== wanted)
    throw new InvalidIncidentRequestError('cursor', 'cursor is of another sort; begin without one');
  return { value, id };
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
