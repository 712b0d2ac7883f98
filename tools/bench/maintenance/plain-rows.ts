import type { FleetRows } from '../../../src/ml/index.js';
import type { PlainRows } from './rivals.js';

/** The columns of numbers of a fleet. */
export function plainRows(fleet: FleetRows): PlainRows {
  const columns = fleet.columns.filter(
    (column): column is PlainRows['columns'][number] => 'values' in column,
  );
  return { starts: fleet.starts, times: fleet.times, columns };
}
