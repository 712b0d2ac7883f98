import { type FleetHistory } from './fleet.js';

/** A history that also says when its rows were, on one clock for all units: ages alone do not say what was known when. */
export interface DatedHistory extends FleetHistory {
  /** Ascending within a unit, in the unit of the times. */
  readonly at: Float64Array;
}

/**
 * What was known of a fleet at an instant: rows before it, as far as they had come.
 *
 * @param cut on the clock of `at`; a failure after it has not happened yet.
 * @returns a history of the same columns; units that began later are excluded.
 * @complexity O(rows · columns)
 */
export function knownBefore(history: DatedHistory, cut: number): FleetHistory {
  const { at, times, until, failed, starts, columns, timeName } = history;
  const kept: number[] = [];
  const begins: number[] = [];
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    const from = kept.length;
    for (let row = starts[unit]!; row < starts[unit + 1]!; row += 1) if (at[row]! < cut) kept.push(row);
    if (kept.length > from) begins.push(from);
  }
  begins.push(kept.length);
  const isCut = (row: number): boolean => at[row]! + until[row]! - times[row]! > cut;
  return {
    timeName,
    starts: Uint32Array.from(begins),
    times: Float64Array.from(kept, (row) => times[row]!),
    until: Float64Array.from(kept, (row) => (isCut(row) ? times[row]! + cut - at[row]! : until[row]!)),
    failed: Uint8Array.from(kept, (row) => (isCut(row) ? 0 : failed[row]!)),
    columns: columns.map((column) =>
      'categories' in column
        ? { ...column, codes: Int32Array.from(kept, (row) => column.codes[row]!) }
        : { ...column, values: Float32Array.from(kept, (row) => column.values[row]!) },
    ),
  };
}
