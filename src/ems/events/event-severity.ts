import type { Severity } from '../../ml/index.js';
import type { EventSeverity } from './drafts.js';

const CRITICAL_TIER = 1;

/**
 * Our four severities in the three words of EMS Core:
 *
 * | ours     | tier 1   | other tiers |
 * |----------|----------|-------------|
 * | low      | info     | info        |
 * | medium   | warning  | warning     |
 * | high     | critical | warning     |
 * | critical | critical | critical    |
 */
export function eventSeverity(severity: Severity, assetTier: number): EventSeverity {
  if (severity === 'low') return 'info';
  if (severity === 'medium') return 'warning';
  if (severity === 'critical') return 'critical';
  return assetTier === CRITICAL_TIER ? 'critical' : 'warning';
}
