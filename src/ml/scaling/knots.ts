const { abs, max } = Math;

/**
 * One scaler: seven knots, then how many values were learned. The knots are the minimum, the quantiles 1, 25, 50, 75 and 99 %,
 * and the maximum.
 */
export const KNOT = { lowest: 0, q01: 1, q25: 2, median: 3, q75: 4, q99: 5, highest: 6, count: 7 } as const;

/** Whether a scaler has learned its seven knots. */
export function isReady(slots: Float64Array, at: number): boolean {
  return slots[at + KNOT.count]! > KNOT.highest;
}

/**
 * Spread of what a scaler has learned in sigmas: the larger of the middle half's and a part of the tails', so that a series
 * that is mostly constant still has one.
 */
export function spreadOf(slots: Float64Array, at: number): number {
  const middle = (slots[at + KNOT.q75]! - slots[at + KNOT.q25]!) / 1.349;
  const tails = (slots[at + KNOT.q99]! - slots[at + KNOT.q01]!) / 4.65;
  return max(middle, 0.5 * tails, 1e-3 * (slots[at + KNOT.highest]! - slots[at]!));
}

/** The 1, 50 and 99 % quantiles learned so far; zeros while fewer than seven values are known. */
export function knotRange(slots: Float64Array, at: number): { low: number; median: number; high: number } {
  if (!isReady(slots, at)) return { low: 0, median: 0, high: 0 };
  return { low: slots[at + KNOT.q01]!, median: slots[at + KNOT.median]!, high: slots[at + KNOT.q99]! };
}

/** Spread in sigmas, never zero: at least a thousandth of the level. */
export function spreadFloor(slots: Float64Array, at: number, level: number): number {
  return max(spreadOf(slots, at) || 0, 1e-3 * abs(level), Number.MIN_VALUE);
}
