import { QUARTER_MS } from '../../anomaly/index.js';
import { isPlaceValue, type Place, readCursorParts, writeCursorParts } from '../../platform/paging/index.js';
import { InvalidCursorError } from '../dashboard.errors.js';
import type { OverviewSort } from './overview-order.js';

/** Where the next page begins, whatever has changed meanwhile. */
export interface OverviewCursor {
  readonly sort: OverviewSort;
  /** The end of the first page's columns, so that those of all pages are the same; epoch milliseconds. */
  readonly untilMs: number;
  /** That of the last asset of the page before. */
  readonly after: Place;
}

/** Somebody who has not turned the page for so long begins anew. */
const LONGEST_MS = 86_400_000;

export function writeCursor({ sort, untilMs, after: { value, name, id } }: OverviewCursor): string {
  return writeCursorParts([sort, untilMs, value, name, id]);
}

/**
 * @param sort - the order that is asked for
 * @param nowMs - epoch milliseconds
 * @throws InvalidCursorError where it is none of ours, of another order, or too old
 */
export function readCursor(cursor: string, sort: OverviewSort, nowMs: number): OverviewCursor {
  const parts = partsOf(cursor);
  if (parts === undefined) throw new InvalidCursorError('cursor must be a nextCursor of an answer');
  const { sort: given, untilMs, after } = parts;
  if (given !== sort) throw new InvalidCursorError('cursor is of another sort; begin without one');
  if (untilMs > nowMs + QUARTER_MS || untilMs < nowMs - LONGEST_MS)
    throw new InvalidCursorError('cursor is too old; begin without one');
  return { sort, untilMs, after };
}

function partsOf(cursor: string): (Omit<OverviewCursor, 'sort'> & { readonly sort: string }) | undefined {
  const parts = readCursorParts(cursor);
  if (parts.length !== 5) return undefined;
  const [sort, untilMs, value, name, id] = parts;
  const isTexts = typeof sort === 'string' && typeof name === 'string' && typeof id === 'string';
  if (!isTexts || !isQuarter(untilMs) || !isPlaceValue(value)) return undefined;
  return { sort, untilMs, after: { value, name, id } };
}

function isQuarter(value: unknown): value is number {
  return typeof value === 'number' && value % QUARTER_MS === 0;
}
