import { healthyValue, rounded, type Series } from '../signals/index.js';
import { IncidentBook } from './incident-book.js';
import { disturbedValue } from './incident-effect.js';

/** What a poller would read at an instant; undefined while the asset cannot be read. */
export function measuredValue(series: Series, book: IncidentBook, atMs: number): number | undefined {
  const incident = book.at(series, atMs);
  const value = incident === undefined ? healthyValue(series, atMs) : disturbedValue(series, incident, atMs);
  return value === undefined ? undefined : rounded(value, series.profile.decimals);
}
