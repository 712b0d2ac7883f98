import { isReady, KNOT } from './knots.js';

const { abs, log, max } = Math;
const { isNaN: isMissing } = Number;

/** Sigmas up to which the scale is linear. */
const LINEAR_SIGMAS = 3;

/**
 * Maps a value to sigmas of its own side: (x − median) / max(IQR/1.349, (q99 − median)/2.33), with q1 below the median; beyond
 * three sigmas compressed to 3 + ln(|z| − 2). Unlike the knots it does not ask whether the series has been that far before.
 *
 * @param slots buffer that holds the scaler at `at`.
 * @param value finite, or NaN for a missing feature.
 * @returns 0 for NaN and while fewer than seven values are known.
 */
export function scaleByTails(slots: Float64Array, at: number, value: number): number {
  if (isMissing(value) || !isReady(slots, at)) return 0;
  const median = slots[at + KNOT.median]!;
  const middle = (slots[at + KNOT.q75]! - slots[at + KNOT.q25]!) / 1.349;
  const tail = abs(slots[at + (value > median ? KNOT.q99 : KNOT.q01)]! - median) / 2.33;
  const sigmas = Math.min(1e9, abs(value - median) / max(middle, tail, 1e-3 * abs(median), Number.MIN_VALUE));
  const compressed = sigmas > LINEAR_SIGMAS ? LINEAR_SIGMAS + log(1 + sigmas - LINEAR_SIGMAS) : sigmas;
  return value > median ? compressed : -compressed;
}
