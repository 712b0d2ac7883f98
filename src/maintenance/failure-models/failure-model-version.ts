import type { OutlookComparison, PredictionCheck } from '../../ml/index.js';

/** What a version of the models of failure was fitted to, and how it did on what it had not seen. */
interface FailureModelReport {
  readonly nAssets: number;
  readonly nRows: number;
  readonly nFailures: number;
  /** Days from one row of an asset to the next. */
  readonly stepDays: number;
  /** Null where there were too few failures for a model. */
  readonly check: PredictionCheck | null;
  /** Beside the version that was in use, on what neither had seen; null without one. */
  readonly comparison: OutlookComparison | null;
}

export const FAILURE_MODEL_STATUSES = ['active', 'retired', 'rejected'] as const;
type FailureModelStatus = (typeof FAILURE_MODEL_STATUSES)[number];

/** A version: one model for each horizon. */
export interface FailureModelVersion {
  readonly version: string;
  readonly status: FailureModelStatus;
  readonly trainedAt: Date;
  readonly activatedAt: Date | null;
  /** Why it is in use, or not. */
  readonly reason: string;
  readonly report: FailureModelReport;
}

/** The version in use with its models. */
export interface ActiveFailureModel extends FailureModelVersion {
  /** One for each horizon, ascending. */
  readonly artifacts: readonly Uint8Array[];
}
