import { N_NOVELTY_BINS, SLOT } from '../series/layout.js';

const { floor, max, min } = Math;
const { isNaN: isMissing } = Number;

/** Scaled values beyond this fall into the outermost bins. */
const OUTERMOST = 6;

function binOf(scaledValue: number): number {
  const share = (max(-OUTERMOST, min(OUTERMOST, scaledValue)) + OUTERMOST) / (2 * OUTERMOST);
  return SLOT.novelty + min(N_NOVELTY_BINS - 1, floor(share * N_NOVELTY_BINS));
}

/**
 * Milliseconds since the series last had a similar value.
 *
 * @param scaledValue the value in robust sigmas.
 * @returns the whole history's length for a value never seen.
 */
export function timeSinceSimilar(slots: Float64Array, timestamp: number, scaledValue: number): number {
  const seen = slots[binOf(scaledValue)]!;
  return timestamp - (isMissing(seen) ? slots[SLOT.firstTimestamp]! : seen);
}

/** Remembers that the series had this value now. */
export function rememberValue(slots: Float64Array, timestamp: number, scaledValue: number): void {
  slots[binOf(scaledValue)] = timestamp;
}
