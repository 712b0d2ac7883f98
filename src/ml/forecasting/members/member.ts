/** What members look at: a series without gaps, and how it repeats. */
export interface Cycle {
  /** Cells of the main season; for a series without one the span over which its level is looked at. */
  readonly length: number;
  /** Cells of the longer season, a multiple of the main one; 0 without one. */
  readonly long: number;
  readonly isSeasonal: boolean;
}

/**
 * A simple way to forecast. Every member is causal: what it says at an origin depends on values before it only.
 */
export interface Member {
  readonly name: string;
  /** It is the forecast unless the best of the others is better by a tenth: what wanders by chance looks predictable afterwards. */
  readonly isDefault?: boolean;
  /** The first origin it can forecast from: cells of history it needs. */
  readonly needs: number;
  /**
   * @param values without gaps.
   * @param origins ascending cells, all at least `needs`; an origin is the first cell that is not known.
   * @param horizon cells to forecast from each origin.
   * @returns a forecast for each origin, in the unit of the values.
   */
  forecast(values: Float64Array, origins: readonly number[], horizon: number): Float64Array[];
}
