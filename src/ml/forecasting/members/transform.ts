const { abs, exp, log, max, sqrt } = Math;

/** A scale to fit on, and how to undo it. */
export interface Transform {
  readonly name: string;
  /** Of the values before the first origin, so that nothing later moves it. */
  of(
    values: Float64Array,
    first: number,
  ): { forward: (value: number) => number; back: (value: number) => number };
}

/** A smallest value below this share of the median says that values come close to nothing: their logarithms would be all there is. */
const CLOSE_TO_NOTHING = 0.01;

/** Deviations are sizes in the unit of the metric. */
export const RAW: Transform = { name: 'raw', of: () => ({ forward: (v) => v, back: (v) => v }) };

/** Deviations are shares: swings that grow with the level. */
export const LOG: Transform = {
  name: 'log',
  of: (values, first) => {
    const shift = shiftOf(values.subarray(0, first));
    // What falls below everything before it would have no logarithm.
    const floor = shift.unit * CLOSE_TO_NOTHING;
    return {
      forward: (v) => log(max(v + shift.by, floor) / shift.unit),
      back: (v) => shift.unit * exp(v) - shift.by,
    };
  },
};

/** Between the two: counts, whose spread grows with the root of their level. */
export const ROOT: Transform = {
  name: 'root',
  of: (values, first) => {
    const shift = shiftOf(values.subarray(0, first));
    return {
      forward: (v) => sqrt(max(0, v + shift.by) / shift.unit),
      back: (v) => shift.unit * v * abs(v) - shift.by,
    };
  },
};

/** Nothing for values above zero; others are lifted until the lowest is as far above it as the median is above the lowest. */
function shiftOf(values: Float64Array): { by: number; unit: number } {
  const sorted = values.toSorted();
  const lowest = sorted[0] ?? 0;
  const median = sorted[sorted.length >> 1] ?? 0;
  if (lowest > CLOSE_TO_NOTHING * median && lowest > 0) return { by: 0, unit: median };
  const spread = median - lowest || (sorted[sorted.length - 1] ?? 0) - lowest || 1;
  return { by: spread - lowest, unit: spread };
}
