const { abs, log, max, min } = Math;
const { isNaN: isMissing } = Number;

/** Knots of one scaler: minimum, quantiles 1, 25, 50, 75, 99 %, maximum, then how many values were learned. */
const MEDIAN = 3;
const LAST = 6;
const COUNT = 7;

/** Probability of each inner knot, and the step σ/density(q) that is best for a Gaussian. */
const PROBABILITIES = [0, 0.01, 0.25, 0.5, 0.75, 0.99, 1];
const STEPS = [0, 37.52, 3.147, 2.507, 3.147, 37.52, 0];

/** Where the knots lie in sigmas. */
const SIGMAS = [-3, -2.33, -0.67, 0, 0.67, 2.33, 3];

/**
 * Spread of what a scaler has learned in sigmas: the larger of the middle half's and a part of the tails', so that a series
 * that is mostly constant still has one.
 */
export function spreadOf(slots: Float64Array, at: number): number {
  const middle = (slots[at + 4]! - slots[at + 2]!) / 1.349;
  const tails = (slots[at + 5]! - slots[at + 1]!) / 4.65;
  return max(middle, 0.5 * tails, 1e-3 * (slots[at + LAST]! - slots[at]!));
}

/**
 * Maps a value to robust sigmas: piecewise linear through the knots, beyond the extremes 3 + ln(1 + 3·excess/(max − median)).
 *
 * @param slots buffer that holds the scaler at `at`.
 * @param value finite, or NaN for a missing feature.
 * @returns 0 for NaN and while fewer than seven values are known.
 */
export function scaleByKnots(slots: Float64Array, at: number, value: number): number {
  if (isMissing(value) || !(slots[at + COUNT]! > LAST)) return 0;
  const median = slots[at + MEDIAN]!;
  const floor = max(1e-3 * abs(median), 0.1 * spreadOf(slots, at), 1e-9);
  if (value > slots[at + LAST]!)
    return beyond(value - slots[at + LAST]!, max(floor, slots[at + LAST]! - median));
  if (value < slots[at]!) return -beyond(slots[at]! - value, max(floor, median - slots[at]!));
  return between(slots, at, value);
}

function beyond(excess: number, reach: number): number {
  return 3 + log(1 + (3 * excess) / reach);
}

function between(slots: Float64Array, at: number, value: number): number {
  if (value === slots[at + MEDIAN]) return 0;
  let knot = value < slots[at + MEDIAN]! ? 1 : MEDIAN + 1;
  while (slots[at + knot]! < value) knot += 1;
  const low = slots[at + knot - 1]!;
  const width = slots[at + knot]! - low;
  return width > 0
    ? SIGMAS[knot - 1]! + ((SIGMAS[knot]! - SIGMAS[knot - 1]!) * (value - low)) / width
    : SIGMAS[knot]!;
}

/**
 * Learns one value: every knot takes a stochastic step towards its quantile, so that one outlier moves nothing far.
 *
 * @param value finite; NaN is not learned.
 * @param gain share of the past that this value replaces once enough is known; before, 1/n.
 * @source Robbins & Monro, 1951, "A Stochastic Approximation Method", with the step of Tierney, 1983.
 */
export function learnKnots(slots: Float64Array, at: number, value: number, gain: number): void {
  if (isMissing(value)) return;
  const count = slots[at + COUNT]!;
  slots[at + COUNT] = isMissing(count) ? 1 : count + 1;
  if (!(count > LAST)) {
    insertSorted(slots, at, value, isMissing(count) ? 0 : count);
    return;
  }
  const step = spreadOf(slots, at) * max(gain, 1 / count);
  for (let knot = 1; knot < LAST; knot += 1)
    moveKnot(slots, at + knot, value, { p: PROBABILITIES[knot]!, step: step * STEPS[knot]! });
  slots[at] = value < slots[at]! ? value : slots[at]! + (slots[at + 1]! - slots[at]!) * gain;
  slots[at + LAST] =
    value > slots[at + LAST]!
      ? value
      : slots[at + LAST]! + (slots[at + LAST - 1]! - slots[at + LAST]!) * gain;
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
  for (let knot = 1; knot <= LAST; knot += 1) {
    if (slots[at + knot]! < slots[at + knot - 1]!) slots[at + knot] = slots[at + knot - 1]!;
  }
}

/** The 1, 50 and 99 % quantiles learned so far; zeros while fewer than seven values are known. */
export function knotRange(slots: Float64Array, at: number): { low: number; median: number; high: number } {
  if (!(slots[at + COUNT]! > LAST)) return { low: 0, median: 0, high: 0 };
  return { low: slots[at + 1]!, median: slots[at + MEDIAN]!, high: slots[at + LAST - 1]! };
}

/** Spread in sigmas, never zero: at least a thousandth of the level. */
export function spreadFloor(slots: Float64Array, at: number, level: number): number {
  return max(spreadOf(slots, at) || 0, 1e-3 * abs(level), 1e-9);
}
