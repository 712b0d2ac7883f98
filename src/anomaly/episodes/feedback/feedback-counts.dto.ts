import type { FeedbackCounts } from './feedback.js';

/** Episodes of a series, each counted once by its newest feedback; all 0 or more. */
export class FeedbackCountsResponse {
  /** Confirmed as anomalies. */
  truePositive!: number;
  /** Marked as false alarms. */
  falsePositive!: number;
  unsure!: number;

  static from({ true_positive, false_positive, unsure }: FeedbackCounts): FeedbackCountsResponse {
    return { truePositive: true_positive, falsePositive: false_positive, unsure };
  }
}
