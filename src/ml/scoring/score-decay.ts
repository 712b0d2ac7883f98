import { SLOT } from '../features/layout.js';

const { exp, log, max, min } = Math;

/** Time after which an echo has lost 63 % of what it stands above a usual sample. */
const FADING_MS = 3_600_000;

/** Log-odds of a usual sample, to which echoes fade: a score of 0.27. */
const USUAL = -1;

/** Loudest echo in log-odds, 0.989: no usual sample reaches 0.7 by an echo alone. */
const LOUDEST = 4.5;

/** Share of the echo in a score that is lower. */
const ECHO_SHARE = 1 / 3;

/**
 * An incident is not over with its first ordinary sample: a score below the echo of those before it is drawn towards that echo by
 * a third, in log-odds, as far as the echo stands above a usual sample. A score above the echo stays as it is, to the bit, and becomes the new echo, which fades within hours.
 *
 * @param slots of a series' state; the echo in it is advanced.
 * @param score 0..1.
 * @param elapsedMs since the sample before; NaN for the first.
 * @returns at least `score`, 0..1.
 */
export function withEcho(slots: Float64Array, score: number, elapsedMs: number): number {
  const present = log(score / (1 - score));
  const faded = USUAL + (slots[SLOT.echo]! - USUAL) * exp(-elapsedMs / FADING_MS);
  if (!(faded > present)) {
    slots[SLOT.echo] = max(USUAL, min(LOUDEST, present));
    return score;
  }
  slots[SLOT.echo] = faded;
  const drawn = present + ECHO_SHARE * (faded - max(USUAL, present));
  return max(score, 1 / (1 + exp(-drawn)));
}
