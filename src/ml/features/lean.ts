import { bandNow } from './excursion.js';
import { SLOT } from './layout.js';

const { abs, max, min, sign } = Math;

/** Time that the lean is a mean over. */
const LEAN_MS = 4 * 3_600_000;

/** A mean two fifths of the way to the edge of what is usual. By chance alone the mean of four hours is hardly ever there, unless the series itself wanders for hours. */
const LEANING = 0.4;

/**
 * Tracks to which side usual values keep: the mean of where they lie between the usual value, 0, and either edge of what is usual, −1 and 1. Values
 * outside say nothing, so an incident does not make a series lean, but what creeps away while its level follows does.
 *
 * @param elapsed milliseconds that the sample stands for.
 */
export function trackLean(slots: Float64Array, residual: number, elapsed: number): void {
  const band = bandNow(slots);
  if (!(residual >= band.low && residual <= band.high)) return;
  const edge = residual < 0 ? -band.low : band.high;
  const at = edge > 0 ? max(-1, min(1, residual / edge)) : 0;
  const lean = slots[SLOT.lean]! || 0;
  slots[SLOT.lean] = lean + min(1, elapsed / LEAN_MS) * (at - lean);
}

/** @returns 1 or −1 while a series leans to that side, and the residual is neither twice as far out as usual ones get nor out on the other side; else 0. */
export function leanOf(slots: Float64Array, residual: number): number {
  const lean = slots[SLOT.lean]!;
  if (!(abs(lean) >= LEANING)) return 0;
  const { low, high } = bandNow(slots);
  const [lowest, highest] = lean > 0 ? [low, 2 * high] : [2 * low, high];
  return residual < lowest || residual > highest ? 0 : sign(lean);
}
