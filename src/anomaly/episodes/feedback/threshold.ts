import type { VerdictCounts } from './feedback.js';

/** What one episode judged false adds to the bar of its series; one judged true takes it back. */
const STEP = 0.04;
/** Five false alarms: what is worse than that is always told. */
const MAX_RISE = 0.2;

/**
 * The score from which samples of a series are anomalous: threshold + 0.04 · (false − true), at least the threshold,
 * at most 0.2 above it, and never above 1.
 */
export function barOf(threshold: number, counts: VerdictCounts): number {
  const rise = Math.min(MAX_RISE, Math.max(0, STEP * (counts.false - counts.true)));
  return Math.min(1, Number((threshold + rise).toFixed(6)));
}
