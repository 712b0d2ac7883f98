import type { FeatureDrift, FeatureName } from '../../ml/index.js';

/** Where one metric has gone since the model was trained. */
export interface MetricDrift {
  readonly metricName: string;
  /** Population stability of the feature that moved most; null where there are too little to say. */
  readonly drift: number | null;
  readonly feature: FeatureName | null;
  /** Hours of recent series it rests on. */
  readonly hours: number;
}

/** Where the network has gone since a model was trained, as measured once. */
export interface DriftMeasurement {
  readonly modelVersion: string;
  readonly measuredAt: Date;
  /** Of all metrics together. */
  readonly overall: FeatureDrift | undefined;
  /** Largest first. */
  readonly metrics: readonly MetricDrift[];
}

/** The newest measurement of a model, and since when it is beyond the threshold. */
export interface DriftReport extends DriftMeasurement {
  readonly threshold: number;
  readonly isBeyond: boolean;
  /** The first of the unbroken line of measurements beyond the threshold; null where the newest is not. */
  readonly sinceAt: Date | null;
}

/** For the log, the health check and the reason of a training. */
export function describeDrift({ overall, metrics, sinceAt, threshold }: DriftReport): string {
  const [most] = metrics;
  const figure = overall ? `${overall.drift.toFixed(2)} (${overall.feature} most)` : 'an unknown amount';
  const metric = most?.drift ? `; ${most.metricName} furthest, by ${most.drift.toFixed(2)}` : '';
  const since = sinceAt ? ` since ${sinceAt.toISOString()}` : '';
  return `What is usual has moved by ${figure}, the threshold being ${threshold}${since}${metric}`;
}
