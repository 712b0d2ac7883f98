/**
 * What an everyday sweep has scored, on its way to the database: columns, since an object for each sample, or each series, would cost more than
 * to score it. Series of an asset lie next to each other.
 */
export interface ScoredColumns {
  /** Each with at least one new sample. */
  readonly nSeries: number;
  readonly assetIds: readonly string[];
  readonly metricNames: readonly string[];
  /** How far the database must still say each series is; epoch milliseconds, as all times. */
  readonly storedWatermarkMs: Float64Array;
  /** How far it is now. */
  readonly watermarkMs: Float64Array;
  /** When it had a value last. */
  readonly lastSampleMs: Float64Array;
  /** How often it usually reports; NaN where that is not known. */
  readonly intervalMs: Float64Array;
  /** Of which of them a report is stored, ascending. */
  readonly reportPlaces: Int32Array;
  /** From where on scores are anomalous. */
  readonly thresholds: Float64Array;
  /** The samples of series i are those from `firstSample[i]` to before `firstSample[i + 1]`. */
  readonly firstSample: Int32Array;
  readonly timestamps: Float64Array;
  readonly scores: Float64Array;
}

/** States of some of the series, to be stored. */
export interface DueStates {
  /** Of whom, ascending. */
  readonly places: Int32Array;
  /** One after another, all of one length. */
  readonly bytes: Uint8Array;
  readonly timeZones: readonly string[];
}
