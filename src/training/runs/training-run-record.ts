import type { TrainingMetrics } from '../training-run.js';
import type { RunFailure } from './run-failure.js';

/** Notified when a run begins or ends. */
export const TRAINING_RUNS_CHANGED = 'training-runs';

export const TRAINING_STAGES = ['reading', 'fitting', 'evaluating', 'activating'] as const;
export type TrainingStage = (typeof TRAINING_STAGES)[number];

/** `candidate`, `active`, `retired` and `rejected` say what became of the model that the run has made. */
type TrainingRunStatus =
  | 'queued'
  | 'running'
  | 'candidate'
  | 'active'
  | 'retired'
  | 'rejected'
  | 'failed'
  | 'cancelled';

/** What a run learnt from, and what it excluded. */
export interface TrainingRunData {
  readonly from: string;
  readonly until: string;
  readonly assets: number;
  readonly seriesUsed: number;
  readonly samplesUsed: number;
  readonly excluded: readonly { readonly what: string; readonly count: number; readonly reason: string }[];
}

/** What a run has made. */
export interface TrainingRunProduct {
  readonly modelVersion: string;
  readonly data: TrainingRunData;
  readonly figures: TrainingMetrics;
}

/** One attempt to train a model. */
export interface TrainingRunRecord {
  readonly id: string;
  readonly status: TrainingRunStatus;
  /** `request`, `schedule`, `startup` or `drift`. */
  readonly trigger: string;
  /** What was asked for. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Null once it has ended. */
  readonly stage: TrainingStage | null;
  /** 0..100. */
  readonly percent: number;
  readonly modelVersion: string | null;
  readonly data: TrainingRunData | null;
  readonly figures: TrainingMetrics | null;
  /** Why there is no model. */
  readonly reason: string | null;
  readonly failure: RunFailure | null;
  readonly serviceVersion: string;
  /** Layout of the features; states and models of another one do not fit. */
  readonly featureVersion: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface TrainingRunPage {
  /** Newest first. */
  readonly runs: readonly TrainingRunRecord[];
  readonly total: number;
}
