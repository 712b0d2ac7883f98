import { collapseBound } from '../features/collapse.js';
import { FEATURE, scalerOf } from '../features/layout.js';
import { usualValue } from '../features/season.js';
import { type MetricPolicy, nearestPossible } from '../policy/metric-policy.js';
import { knotRange } from '../scaling/knots.js';
import { type SeriesState } from '../series/series-state.js';
import { LocalClock } from '../time/local-clock.js';

/** 1 %, 50 % and 99 % of what is usual at a time of day, in the metric's unit, within what is possible. */
export type ExpectedRange = Readonly<Record<'low' | 'median' | 'high', number>>;

/** An {@link ExpectedRange} at each of some times, as columns of one length; NaN where nothing is known. */
export interface ExpectedBand {
  readonly lows: Float64Array;
  readonly medians: Float64Array;
  readonly highs: Float64Array;
}

const SEASONAL_SCALER = scalerOf(FEATURE.seasonal);

/**
 * What is expected where the usual level is known. What would be a collapse is not, however little the level is beside the residuals of the day.
 *
 * @param slots of a series' state.
 * @param level usual value at the time, in the metric's unit; NaN gives NaN.
 */
export function expectedRange(slots: Float64Array, level: number, policy?: MetricPolicy): ExpectedRange {
  const { low, median, high } = knotRange(slots, SEASONAL_SCALER);
  const bound = collapseBound(slots);
  const lowest = bound < level + median ? Math.max(level + low, bound) : level + low;
  return {
    low: nearestPossible(lowest, policy),
    median: nearestPossible(level + median, policy),
    high: nearestPossible(level + high, policy),
  };
}

/** @returns columns of NaN. */
export function emptyBand(length: number): ExpectedBand {
  const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  return { lows: column(), medians: column(), highs: column() };
}

/** Writes a range into the columns of a band. */
export function setRange(band: ExpectedBand, index: number, { low, median, high }: ExpectedRange): void {
  band.lows[index] = low;
  band.medians[index] = median;
  band.highs[index] = high;
}

/**
 * What a series, as it is known now, expects at any times: level of the half-hour of the day + quantiles of the seasonal residual. Nothing of the trend
 * or of an excursion is in it.
 *
 * @param state left as it is.
 * @param timestamps epoch milliseconds, past or future, in any order.
 * @param options policy: bounds of what is possible, none without it. timeZone: IANA name, the one the state has learned by; UTC by default.
 * @returns one range a timestamp; NaN throughout before the first sample.
 * @throws RangeError for a time zone that is none.
 * @example expectedBand(SeriesState.create(), Float64Array.of(0)).medians // [NaN]
 */
export function expectedBand(
  { slots }: SeriesState,
  timestamps: Float64Array,
  { policy, timeZone = 'UTC' }: { readonly policy?: MetricPolicy; readonly timeZone?: string } = {},
): ExpectedBand {
  const clock = LocalClock.of(timeZone);
  const band = emptyBand(timestamps.length);
  for (const [index, at] of timestamps.entries())
    setRange(band, index, expectedRange(slots, usualValue(slots, clock.localTime(at)), policy));
  return band;
}
