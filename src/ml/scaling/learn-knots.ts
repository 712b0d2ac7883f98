import { KNOT, isReady, spreadOf } from './knots.js';

const { max, min } = Math;
const { isNaN: isMissing } = Number;

/** Probability of each knot, and the step 1/density(q) that is best for a standard Gaussian; the extremes take no steps. */
const PROBABILITIES = [0, 0.01, 0.25, 0.5, 0.75, 0.99, 1];
const STEPS = [0, 37.52, 3.147, 2.507, 3.147, 37.52, 0];

/** Extremes fade at half the rate of what they fade towards: what was once seen is remembered longer than what is usual. */
const EXTREME_SHARE = 0.5;

/**
 * Learns one value: every knot takes a stochastic step towards its quantile, so that one outlier moves nothing far.
 *
 * @param value finite; NaN is not learned.
 * @param gain share of the past that this value replaces once enough is known; before, 1/n.
 * @source Robbins & Monro, 1951, "A Stochastic Approximation Method", with the step of Tierney, 1983.
 */
export function learnKnots(slots: Float64Array, at: number, value: number, gain: number): void {
  if (isMissing(value)) return;
  const isInitial = !isReady(slots, at);
  const count = slots[at + KNOT.count]! || 0;
  slots[at + KNOT.count] = count + 1;
  if (isInitial) {
    insertSorted(slots, at, value, count);
    return;
  }
  const step = spreadOf(slots, at) * max(gain, 1 / count);
  for (let knot = 1; knot < KNOT.highest; knot += 1)
    moveKnot(slots, at + knot, value, { p: PROBABILITIES[knot]!, step: step * STEPS[knot]! });
  const fading = EXTREME_SHARE * gain;
  const lowest = slots[at]!;
  const highest = slots[at + KNOT.highest]!;
  slots[at] = value < lowest ? value : lowest + (slots[at + KNOT.q01]! - lowest) * fading;
  slots[at + KNOT.highest] = value > highest ? value : highest + (slots[at + KNOT.q99]! - highest) * fading;
  restoreOrder(slots, at);
}

/** The first seven values are the knots. */
function insertSorted(slots: Float64Array, at: number, value: number, count: number): void {
  let place = at + count;
  for (; place > at && slots[place - 1]! > value; place -= 1) slots[place] = slots[place - 1]!;
  slots[place] = value;
}

/** Never past the value itself: a series of few distinct values keeps them as knots. */
function moveKnot(
  slots: Float64Array,
  slot: number,
  value: number,
  { p, step }: { p: number; step: number },
): void {
  const knot = slots[slot]!;
  if (value > knot) slots[slot] = min(value, knot + step * p);
  else if (value < knot) slots[slot] = max(value, knot - step * (1 - p));
}

/** Steps of different size can let neighbours overtake each other. */
function restoreOrder(slots: Float64Array, at: number): void {
  for (let knot = 1; knot <= KNOT.highest; knot += 1) {
    if (slots[at + knot]! < slots[at + knot - 1]!) slots[at + knot] = slots[at + knot - 1]!;
  }
}
