import { isReady, KNOT } from '../scaling/knots.js';
import { FEATURE, scalerOf } from './layout.js';

/** A hundredth of the median is nothing, so that ratios to zero have an end. */
const NOTHING_SHARE = 0.01;

/** A collapse is to less than a third of the lowest known value, so that one that comes back within days is none. */
const RECORD_FACTOR = 3;

const VALUE_SCALER = scalerOf(FEATURE.value);

/**
 * Whether a value has collapsed: it is a third of the lowest known or less, and below the {@link collapseBound}. By differences
 * an outage at an hour of little traffic is small beside what the series varies by in the daytime; as a ratio it is not.
 *
 * @param slots of a series' state, before it has learned the value.
 */
export function isCollapse(slots: Float64Array, value: number): boolean {
  if (!(value >= 0 && value < collapseBound(slots))) return false;
  const nothing = nothingOf(slots);
  return RECORD_FACTOR * (value + nothing) < slots[VALUE_SCALER + KNOT.lowest]! + nothing;
}

/**
 * Where values of a series that is never near zero begin to be unusual as ratios: as many times below the 1 % quantile as that is below the
 * quartile, four times over. Were the logarithms of values normal, that would be nine sigmas.
 *
 * @returns zero or less for a series that comes near zero; −Infinity where values can be negative, or little is known.
 */
export function collapseBound(slots: Float64Array): number {
  if (!isReady(slots, VALUE_SCALER) || slots[VALUE_SCALER + KNOT.lowest]! < 0) return -Infinity;
  const nothing = nothingOf(slots);
  const low = slots[VALUE_SCALER + KNOT.q01]! + nothing;
  const ratio = low / (slots[VALUE_SCALER + KNOT.q25]! + nothing);
  return low * ratio * ratio * ratio * ratio - nothing;
}

function nothingOf(slots: Float64Array): number {
  return NOTHING_SHARE * slots[VALUE_SCALER + KNOT.median]!;
}
