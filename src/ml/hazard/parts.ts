import { quantileOfSorted } from '../statistics/quantile.js';
import { type FleetRows, numbersOf, type NumberColumn } from './fleet.js';

const { abs, max } = Math;

/** A column drifts when so much of all its movement is in one direction: wear, hours and counters, no temperature. */
const DRIFT_SHARE = 0.4;

/** A step back has to be so many times that of one row in a hundred. */
const TIMES_USUAL_STEP = 3;
const USUAL_STEP = 0.99;

/** And undo so much of what the part has come so far. */
const SHARE_UNDONE = 0.5;

/** A measurement that moves in one direction while a part is in use. */
export interface Drift {
  readonly column: string;
  /** 1 when it rises with use, −1 when it falls. */
  readonly direction: number;
  /** Largest usual step against the direction. */
  readonly usualStep: number;
}

/**
 * Finds the measurements that move in one direction while a part is in use: what jumps back in one of them is another part.
 *
 * @returns one for each column that drifts.
 * @complexity O(rows · columns · log rows)
 */
export function learnDrifts({ starts, columns }: FleetRows): readonly Drift[] {
  return numbersOf(columns).flatMap((column) => {
    const drift = driftOf(column, starts);
    return drift === undefined ? [] : [drift];
  });
}

/**
 * Cuts the rows of units into parts: a part ends where a drifting measurement jumps back, or where a unit is known to have failed and goes on.
 *
 * @param failed whether a unit failed at the end of a row, where that is known.
 * @returns first row of each part, ascending, and at the end the number of rows.
 */
export function partsOf(fleet: FleetRows, drifts: readonly Drift[], failed?: Uint8Array): Parts {
  const { starts, times, columns } = fleet;
  const isNew = new Uint8Array(times.length + 1);
  for (const drift of drifts)
    for (const column of numbersOf(columns))
      if (column.name === drift.column) markReplaced(column, drift, starts, isNew);
  return cutParts(fleet, isNew, failed);
}

function cutParts({ starts, times }: FleetRows, isNew: Uint8Array, failed?: Uint8Array): Parts {
  const isStart = new Uint8Array(times.length + 1);
  for (const start of starts) isStart[start] = 1;
  const begins: number[] = [];
  const age = Float64Array.from(times);
  let since = 0;
  for (let row = 0; row < times.length; row += 1) {
    const isUnit = isStart[row] === 1;
    if (isUnit || isNew[row] === 1) since = isUnit ? 0 : times[row]!;
    age[row] = times[row]! - since;
    if (isUnit || isNew[row] === 1 || hasFailedBefore(failed, row)) begins.push(row);
  }
  begins.push(times.length);
  return { starts: Uint32Array.from(begins), age };
}

function hasFailedBefore(failed: Uint8Array | undefined, row: number): boolean {
  return row > 0 && failed?.[row - 1] === 1;
}

/** Rows of parts, and the age of the part at each row. */
export interface Parts {
  readonly starts: Uint32Array;
  readonly age: Float64Array;
}

function driftOf({ name, values }: NumberColumn, starts: Uint32Array): Drift | undefined {
  let up = 0;
  let down = 0;
  visitSteps(values, starts, (step) => {
    if (step > 0) up += step;
    else down -= step;
  });
  if (up + down === 0 || abs(up - down) < DRIFT_SHARE * (up + down)) return undefined;
  const direction = up > down ? 1 : -1;
  const back: number[] = [];
  visitSteps(values, starts, (step) => back.push(max(0, -direction * step)));
  return {
    column: name,
    direction,
    usualStep: quantileOfSorted(Float64Array.from(back).sort(), USUAL_STEP),
  };
}

/** Calls for each step from one known value of a unit to the next. */
function visitSteps(values: ArrayLike<number>, starts: Uint32Array, visit: (step: number) => void): void {
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    let last = Number.NaN;
    for (let row = starts[unit]!; row < starts[unit + 1]!; row += 1) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      const step = value - last;
      last = value;
      if (!Number.isNaN(step)) visit(step);
    }
  }
}

function markReplaced(
  { values }: NumberColumn,
  { direction, usualStep }: Drift,
  starts: Uint32Array,
  isNew: Uint8Array,
): void {
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    let first = Number.NaN;
    let last = Number.NaN;
    for (let row = starts[unit]!; row < starts[unit + 1]!; row += 1) {
      const value = direction * values[row]!;
      if (Number.isNaN(value)) continue;
      const back = last - value;
      if (back > TIMES_USUAL_STEP * usualStep && back > SHARE_UNDONE * (last - first)) {
        isNew[row] = 1;
        first = value;
      }
      if (Number.isNaN(first)) first = value;
      last = value;
    }
  }
}
