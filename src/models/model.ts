/** A model as other modules see it. */
export interface RegisteredModel {
  readonly modelType: string;
  readonly modelVersion: string;
  readonly trainedAt: Date;
  readonly status: string;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A freshly fitted model that is to become the active one. */
export interface NewModel {
  readonly modelVersion: string;
  readonly trainedAt: Date;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The model in its binary form, as `encodeDetectionModel` of `ml` gives it. */
  readonly artifact: Uint8Array;
}

/** The only kind of model there is so far; forecasting and maintenance will bring theirs. */
export const ANOMALY_DETECTION = 'anomaly_detection';
