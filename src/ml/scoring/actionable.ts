import { type Departure } from './departure.js';
import { type MetricPolicy } from '../policy/metric-policy.js';

const { abs, max } = Math;

/** Highest score of what a policy does not mind: seen, but not worth a call. */
export const SEEN_SCORE = 0.49;

/**
 * Whether anybody minds a departure: it goes in a direction that is news, and what is at stake reaches
 * max(minDeviation, minRelativeDeviation · |usual value|).
 */
export function isWorthACall({ direction, stake, expected }: Departure, policy: MetricPolicy): boolean {
  const isOneSided = direction === 'high' || direction === 'low';
  if (isOneSided && policy.direction !== 'both' && policy.direction !== direction) return false;
  return stake >= max(policy.minDeviation, policy.minRelativeDeviation * abs(expected.median));
}
