import { InvalidRequestError } from '../../../platform/http/index.js';
import {
  isPlaceValue,
  type Place,
  readCursorParts,
  writeCursorParts,
} from '../../../platform/paging/index.js';
import type { CapacitySort } from './capacity-order.js';

/** Where the next page begins, whatever has changed meanwhile. */
export interface CapacityCursor {
  readonly sort: CapacitySort;
  /** From when the first page looked ahead, so that all pages look as far; epoch milliseconds. */
  readonly nowMs: number;
  readonly after: Place;
}

/** Somebody who has not turned the page for so long begins anew. */
const LONGEST_MS = 86_400_000;

export function writeCursor({ sort, nowMs, after: { value, name, id } }: CapacityCursor): string {
  return writeCursorParts([sort, nowMs, value, name, id]);
}

/** @throws InvalidRequestError where it is none of ours, of another order, or too old */
export function readCursor(cursor: string, sort: CapacitySort, nowMs: number): CapacityCursor {
  const [given, firstMs, value, name, id] = readCursorParts(cursor);
  if (
    typeof firstMs !== 'number' ||
    typeof name !== 'string' ||
    typeof id !== 'string' ||
    !isPlaceValue(value)
  )
    throw invalid('cursor must be a nextCursor of an answer');
  if (given !== sort) throw invalid('cursor is of another sort; begin without one');
  if (firstMs > nowMs || firstMs < nowMs - LONGEST_MS) throw invalid('cursor is too old; begin without one');
  return { sort, nowMs: firstMs, after: { value, name, id } };
}

function invalid(message: string): InvalidRequestError {
  return new InvalidRequestError([{ field: 'cursor', message }]);
}
