import { readCursorParts, writeCursorParts } from '../../platform/paging/index.js';
import { InvalidCursorError } from '../dashboard.errors.js';

/** Where the next page of nodes begins, in one version of the topology. */
interface TopologyCursor {
  readonly version: number;
  readonly next: number;
}

export function writeTopologyCursor({ version, next }: TopologyCursor): string {
  return writeCursorParts([version, next]);
}

/**
 * @returns the number of the first node of the page
 * @throws InvalidCursorError where it is none of ours, or of another version
 */
export function readTopologyCursor(cursor: string, version: number): number {
  const [given, next] = readCursorParts(cursor);
  if (!Number.isInteger(given) || !Number.isInteger(next) || Number(next) < 0)
    throw new InvalidCursorError('cursor must be a nextCursor of an answer');
  if (given !== version)
    throw new InvalidCursorError('the topology has changed since; begin without a cursor');
  return Number(next);
}
