import { isReady, KNOT } from '../scaling/knots.js';
import { FEATURE, scalerOf } from './layout.js';

const { max, min } = Math;
const INFINITY = Number.POSITIVE_INFINITY;

/** Of the width of the usual band, on either side: a value that is outside by less is back. */
const SLACK = 0.1;

const VALUE_SCALER = scalerOf(FEATURE.value);
const SEASONAL_SCALER = scalerOf(FEATURE.seasonal);

/** A range of values or residuals, in the metric's unit. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Where 98 % of the residuals have been, and a little more; everything while little is known. */
export function usualBand(slots: Float64Array): Band {
  if (!isReady(slots, SEASONAL_SCALER)) return { low: -INFINITY, high: INFINITY };
  const low = slots[SEASONAL_SCALER + KNOT.q01]!;
  const high = slots[SEASONAL_SCALER + KNOT.q99]!;
  const slack = SLACK * (high - low);
  return { low: low - slack, high: high + slack };
}

/**
 * A value as it is remembered: no further out than the known range allows once that has grown by so many times its reach. One absurd
 * value, a counter that wraps or the code of a sensor, would otherwise hide everything after it for weeks.
 *
 * @param usual the usual value at its time.
 * @param growth 0 or more, in reaches.
 */
export function rememberedValue(slots: Float64Array, value: number, usual: number, growth: number): number {
  if (!isReady(slots, SEASONAL_SCALER)) return value;
  const byValue = withinReach(slots, VALUE_SCALER, value, growth);
  const bySeason = usual + withinReach(slots, SEASONAL_SCALER, value - usual, growth);
  const median = slots[VALUE_SCALER + KNOT.median]!;
  return value > usual ? min(byValue, max(bySeason, median)) : max(byValue, min(bySeason, median));
}

/**
 * The nearest value that the range between the extremes of a scaler allows once it has grown by so many times its reach, the larger of
 * both sides; the value itself where all that is known is constant.
 */
export function withinReach(slots: Float64Array, at: number, value: number, growth: number): number {
  const [lowest, highest] = [slots[at + KNOT.lowest]!, slots[at + KNOT.highest]!];
  const median = slots[at + KNOT.median]!;
  const reach = max(highest - median, median - lowest);
  if (!(reach > 0)) return value;
  return max(lowest - growth * reach, min(highest + growth * reach, value));
}
