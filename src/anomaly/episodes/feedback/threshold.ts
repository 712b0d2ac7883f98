import type { FeedbackCounts } from './feedback.js';

/** What one false positive adds to the threshold of its series; one true positive takes it back. */
const STEP = 0.04;
/** Five false alarms: what scores higher than that is always announced. */
const MAX_RISE = 0.2;

/**
 * The score from which samples of a series are anomalous: base + 0.04 · (false positives − true positives), at least the
 * base, at most 0.2 above it, and never above 1.
 *
 * @param base - the threshold of all series, 0..1
 */
export function thresholdOf(base: number, { true_positive, false_positive }: FeedbackCounts): number {
  const rise = Math.min(MAX_RISE, Math.max(0, STEP * (false_positive - true_positive)));
  return Math.min(1, Number((base + rise).toFixed(6)));
}
