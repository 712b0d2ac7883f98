/** One measurement of drift. */
export interface DriftPoint {
  readonly at: Date;
  /** Population stability of the feature that moved most; null where there was too little to say. */
  readonly drift: number | null;
}

/** How far the network has moved from what a model was trained on, over some days. */
export interface DriftHistory {
  readonly modelVersion: string;
  readonly threshold: number;
  /** Of all metrics together, oldest first. */
  readonly overall: readonly DriftPoint[];
  /** The metric that drifted furthest in the time comes first. */
  readonly metrics: readonly { readonly metricName: string; readonly points: readonly DriftPoint[] }[];
}
