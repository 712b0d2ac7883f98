import { readCursorParts, writeCursorParts } from '../platform/paging/index.js';
import { InvalidForecastCursorError } from './forecasting.errors.js';

/** Where the next page begins: after the series of that name. */
export function writeNameCursor(metricName: string): string {
  return writeCursorParts([metricName]);
}

/** @throws InvalidForecastCursorError where it is none of ours */
export function readNameCursor(cursor: string): string {
  const [name] = readCursorParts(cursor);
  if (typeof name !== 'string' || name.includes('\0')) throw new InvalidForecastCursorError();
  return name;
}
