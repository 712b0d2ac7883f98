import { type Cycle } from '../members/member.js';
import { fillGaps } from './fill-gaps.js';
import { findLevelShifts, undoLevelShifts } from './level-shifts.js';
import { type CellTimes, type EventAt, monthlyEvents } from './monthly-events.js';
import { findOutliers } from './outliers.js';
import { ceilingOf, floorOf, levelOf } from './natural-bounds.js';

/** A series as members want it: no gaps, nothing that happened once, all of it at the level of today. */
export interface Prepared {
  readonly values: Float64Array;
  /** 1 where a value was measured and is usual. */
  readonly isKnown: Uint8Array;
  /** As measured, at the level of today; NaN where not measured, or where what was happened once. */
  readonly truth: Float64Array;
  readonly floor: number;
  readonly ceiling: number;
  readonly level: { readonly by: number; readonly unit: number };
  /** What comes back on a day of the month. */
  readonly eventAt: EventAt;
}

/**
 * Cleans a series.
 *
 * @param axis values, NaN where missing, at least one known; and where its cells lie in local time.
 */
export function prepare(axis: CellTimes & { readonly values: Float64Array }, cycle: Cycle): Prepared {
  const { values } = axis;
  const season = cycle.isSeasonal ? cycle.length : 0;
  const outliers = findOutliers(values, season || 1, cycle.length / 3);
  const usual = values.slice();
  for (const cell of outliers) usual[cell] = Number.NaN;
  const filled = fillGaps(usual, cycle.long || season);
  const shifts = findLevelShifts(filled, cycle);
  return {
    values: undoLevelShifts(filled, shifts),
    isKnown: Uint8Array.from(usual, (value) => Number(!Number.isNaN(value))),
    truth: undoLevelShifts(usual, shifts),
    floor: floorOf(usual),
    ceiling: ceilingOf(usual, cycle.length),
    level: levelOf(filled),
    eventAt: monthlyEvents({ values, usual: filled, outliers }, axis),
  };
}
