import { IncidentBook, measuredValue } from '../incidents/index.js';
import { type Series } from '../signals/index.js';

export interface Reading {
  readonly series: Series;
  readonly value: number;
}

/** One round of polling; assets that do not answer are missing from it. */
export function readAll(series: readonly Series[], book: IncidentBook, atMs: number): readonly Reading[] {
  return series.flatMap((one) => {
    const value = measuredValue(one, book, atMs);
    return value === undefined ? [] : [{ series: one, value }];
  });
}
