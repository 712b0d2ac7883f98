import { isReady, KNOT, spreadOf } from './knots.js';

const { abs, log, max } = Math;
const { isNaN: isMissing } = Number;

/** Where the knots lie in sigmas. */
const SIGMAS = [-3, -2.33, -0.67, 0, 0.67, 2.33, 3];

/**
 * Maps a value to robust sigmas: linear between the knots, by the logarithm of the distance from the median in the last hundredth on either
 * side, beyond the extremes 3 + ln(1 + 3·excess/(max − median)).
 *
 * @param slots buffer that holds the scaler at `at`.
 * @param value finite, or NaN for a missing feature.
 * @returns 0 for NaN and while fewer than seven values are known.
 */
export function scaleByKnots(slots: Float64Array, at: number, value: number): number {
  if (isMissing(value) || !isReady(slots, at)) return 0;
  const median = slots[at + KNOT.median]!;
  const floor = max(1e-3 * abs(median), 0.1 * spreadOf(slots, at), Number.MIN_VALUE);
  if (value > slots[at + KNOT.highest]!)
    return beyond(value - slots[at + KNOT.highest]!, max(floor, slots[at + KNOT.highest]! - median));
  if (value < slots[at]!) return -beyond(slots[at]! - value, max(floor, median - slots[at]!));
  return between(slots, at, value);
}

function beyond(excess: number, reach: number): number {
  return 3 + log(1 + Math.min(1e9, (3 * excess) / reach));
}

function between(slots: Float64Array, at: number, value: number): number {
  if (value === slots[at + KNOT.median]) return 0;
  let knot = value < slots[at + KNOT.median]! ? 1 : KNOT.median + 1;
  while (slots[at + knot]! < value) knot += 1;
  if (knot === KNOT.highest) return inTail(slots, at, { value, inner: KNOT.q99, outer: KNOT.highest });
  if (knot === KNOT.q01) return -inTail(slots, at, { value, inner: KNOT.q01, outer: KNOT.lowest });
  const low = slots[at + knot - 1]!;
  const width = slots[at + knot]! - low;
  return width > 0
    ? SIGMAS[knot - 1]! + ((SIGMAS[knot]! - SIGMAS[knot - 1]!) * (value - low)) / width
    : SIGMAS[knot]!;
}

/** A value between two knots, and the place of these. */
interface TailPlace {
  readonly value: number;
  readonly inner: number;
  readonly outer: number;
}

/**
 * How far out a value of the last hundredth is, as tails fall that are heavier than a Gaussian's: three times as far as the quantile is half of
 * the way to nine times as far, not a quarter. Where both ends are about as far from the median, it is the same.
 *
 * @returns sigmas, 2.33 to 3.
 */
function inTail(slots: Float64Array, at: number, { value, inner, outer }: TailPlace): number {
  const [quantile, extreme] = [SIGMAS[KNOT.q99]!, SIGMAS[KNOT.highest]!];
  const median = slots[at + KNOT.median]!;
  const distance = abs(value - median);
  const near = abs(slots[at + inner]! - median);
  const far = abs(slots[at + outer]! - median);
  if (!(far > near)) return quantile;
  const ratio = far / near;
  const share = ratio < Infinity ? log(distance / near) / log(ratio) : distance / far;
  return quantile + (extreme - quantile) * share;
}
