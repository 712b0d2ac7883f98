import { SLOT } from '../features/layout.js';
import { isRecurringCode } from './recurring-code.js';
import { type MetricPolicy, nearestPossible } from './metric-policy.js';

const { abs, min } = Math;

/** Time that the share of impossible readings is a mean over: where there is nothing else for a day and a half, they are most. */
const SHARE_MS = 2 * 86_400_000;

/** A reading stands for at most so much time. */
const LONGEST_ELAPSED_MS = 3_600_000;

/** A reading is beyond a bound by rounding up to this share of what is possible, and is then no whole number, as codes are. */
const ROUNDING_SHARE = 0.005;

/** A value as it is taken. */
interface Reading {
  /** At a bound where rounding has put it a hair beyond. */
  readonly value: number;
  /** Whether the bounds of the policy hold: where most readings exceed them, they are wrong, and every value is taken as it is. */
  readonly isBounded: boolean;
}

/**
 * Distinguishes a reading from what stands for none: a code, by the policy or by its recurrence, or a value that cannot be.
 *
 * @param slots of a series' state; how often values are impossible is remembered there.
 * @returns undefined for what is no reading.
 */
export function trackReading(
  slots: Float64Array,
  { timestamp, value }: { readonly timestamp: number; readonly value: number },
  policy: MetricPolicy | undefined,
): Reading | undefined {
  const possible = nearestPossible(value, policy);
  const isValid = isReading(value, policy) && !isRecurringCode(slots, { timestamp, value });
  if (trackShare(slots, timestamp, isValid)) return { value, isBounded: false };
  return isValid ? { value: possible, isBounded: true } : undefined;
}

/**
 * Whether a value is a measurement: neither a code nor impossible, whatever else the series has been like.
 *
 * @param value finite.
 * @example isReading(-1, { direction: 'both', minDeviation: 0, minRelativeDeviation: 0, lowest: 0 }) // false
 */
export function isReading(value: number, policy: MetricPolicy | undefined): boolean {
  return policy === undefined || isPossible(value, policy);
}

function isPossible(value: number, policy: MetricPolicy): boolean {
  if (policy.invalidValues?.includes(value)) return false;
  const { lowest = -Infinity, highest = Infinity } = policy;
  const distance = abs(value - nearestPossible(value, policy));
  if (distance === 0) return true;
  return (
    !Number.isInteger(value) && highest - lowest < Infinity && distance <= ROUNDING_SHARE * (highest - lowest)
  );
}

/** @returns whether most values are impossible, so that it is the policy that is wrong */
function trackShare(slots: Float64Array, timestamp: number, isValid: boolean): boolean {
  const share = slots[SLOT.invalidShare]! || 0;
  const elapsed = min(LONGEST_ELAPSED_MS, timestamp - slots[SLOT.lastTimestamp]! || 0);
  slots[SLOT.invalidShare] = share + (elapsed / SHARE_MS) * ((isValid ? 0 : 1) - share);
  return slots[SLOT.invalidShare]! > 0.5;
}
