import type { SeriesPace } from '../../ml/index.js';
import { limitOf, QUIET_SHARE } from './missing-data-rule.js';

/** An interval that differs by less changes nothing that is noticed. */
const LEAST_INTERVAL_CHANGE = 0.05;

/**
 * Whether what is stored of when a series reported is due to be replaced: before it can be taken for missing by those who read nothing else, as the
 * version before does.
 *
 * @param stored - NaN where it is not known what is stored
 * @param now - how the series reports now; one whose interval is not known has no report
 */
export function isReportDue(stored: SeriesPace, now: SeriesPace): boolean {
  if (!Number.isFinite(now.intervalMs)) return false;
  if (Number.isNaN(stored.lastSampleMs)) return true;
  const isOld = now.lastSampleMs - stored.lastSampleMs > QUIET_SHARE * limitOf(now.intervalMs);
  const change = Math.abs(now.intervalMs - stored.intervalMs);
  return isOld || change > LEAST_INTERVAL_CHANGE * stored.intervalMs;
}
