import type { GateReport } from '../models/index.js';

/** What a training run is asked to do. */
export interface TrainingRequest {
  /** All monitored assets without it. */
  readonly assetIds?: readonly (string | number)[];
  /** History to learn from, in seconds up to now. */
  readonly timeRangeSeconds: number;
  readonly contamination?: number;
  readonly nTrees?: number;
  readonly maxSamples?: number;
  readonly seed?: number;
  /** Activates the model whatever the quality gate says. */
  readonly isForced?: boolean;
  readonly trigger: 'request' | 'schedule' | 'startup' | 'drift';
}

/** What a finished run has to show. */
export interface TrainingOutcome {
  readonly runId: string;
  readonly modelVersion: string;
  readonly metrics: TrainingMetrics;
  readonly gate: GateReport;
  readonly durationSeconds: number;
}

/** Named as the platform's clients read them. */
export interface TrainingMetrics {
  readonly samples_trained: number;
  readonly contamination: number;
  readonly mean_score: number;
  readonly std_score: number;
  readonly anomalies_detected: number;
  readonly normal_detected: number;
  readonly series_trained: number;
  readonly series_excluded: number;
  readonly samples_in_incidents: number;
  readonly samples_held_out: number;
  readonly rows_sampled: number;
  readonly score_at_contamination: number;
}
