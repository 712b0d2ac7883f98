/** Measurements of one column; NaN where nothing was measured. */
export interface NumberColumn {
  readonly name: string;
  readonly values: Float64Array | Float32Array;
  /** Whether levels, trends and changes are derived from it; they are where nothing is said. */
  readonly hasTrends?: boolean;
}

/** A column of texts, as numbers of its categories; −1 where it is empty. */
export interface CategoryColumn {
  readonly name: string;
  readonly categories: readonly string[];
  readonly codes: Int32Array;
}

/** A column of a fleet. */
export type FleetColumn = NumberColumn | CategoryColumn;

/**
 * What is known of the units of a fleet: a row says what was measured of a unit at a time. The rows of a unit follow each other, in the
 * order of their times; `starts` has the first row of each unit and, at its end, the number of rows.
 */
export interface FleetRows {
  readonly starts: Uint32Array;
  /** Age of the unit, or any clock that runs at the same speed for all of them; finite. */
  readonly times: Float64Array;
  /** Name of the clock, for contributions of age. */
  readonly timeName: string;
  readonly columns: readonly FleetColumn[];
}

/** Rows of which it is known how they ended. */
export interface FleetHistory extends FleetRows {
  /** Until when the measurements of a row held; not before its time. */
  readonly until: Float64Array;
  /** 1 where the unit failed at `until`, else 0. */
  readonly failed: Uint8Array;
}

/** Whether a column is one of texts. */
export function isCategory(column: FleetColumn): column is CategoryColumn {
  return 'categories' in column;
}

/** The columns of numbers. */
export function numbersOf(columns: readonly FleetColumn[]): readonly NumberColumn[] {
  return columns.flatMap((column) => (isCategory(column) ? [] : [column]));
}
