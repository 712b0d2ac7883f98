import { type Departure } from './departure.js';
import { type MetricPolicy } from '../policy/metric-policy.js';

const { abs, max } = Math;

/** Highest score of a departure that the policy of its metric calls not actionable. */
export const NOT_ACTIONABLE_SCORE = 0.49;

/**
 * Whether a departure is actionable: it goes in a direction that the policy asks for, and its effect size reaches
 * max(minDeviation, minRelativeDeviation · |usual value|).
 */
export function isActionable({ direction, effectSize, expected }: Departure, policy: MetricPolicy): boolean {
  const isOneSided = direction === 'high' || direction === 'low';
  if (isOneSided && policy.direction !== 'both' && policy.direction !== direction) return false;
  return effectSize >= max(policy.minDeviation, policy.minRelativeDeviation * abs(expected.median));
}
