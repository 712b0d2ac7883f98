/** Samples of one series, of equal lengths. */
export interface SeriesSamples {
  /** Epoch milliseconds. */
  readonly timestamps: Float64Array;
  /** In the metric's own unit; NaN = missing. */
  readonly values: Float64Array;
}

/** What became of the samples handed in. */
export interface SampleCounts {
  received: number;
  scored: number;
  /** NaN or infinite. */
  missing: number;
  /** No reading: impossible, or a code. They have a score, but nothing is learned from them. */
  invalid: number;
  /** Same time as the newest sample before. */
  duplicate: number;
  /** Older than the newest sample before. */
  outOfOrder: number;
  /** Silences of more than three typical polling intervals before a sample. */
  gaps: number;
}

/** @returns counts of samples of which nothing has become yet */
export function countsOf(received: number): SampleCounts {
  return { received, scored: 0, missing: 0, invalid: 0, duplicate: 0, outOfOrder: 0, gaps: 0 };
}
