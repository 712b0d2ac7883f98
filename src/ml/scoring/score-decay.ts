import { fromLogOdds, logOdds } from '../calibration/log-odds.js';
import { SLOT } from '../features/layout.js';

const { exp, max, min } = Math;

/** Time after which a decaying score has lost 63 % of what it stands above a usual sample. */
const DECAY_MS = 3_600_000;

/** Log-odds of a usual sample, to which scores decay: a score of 0.27. */
const USUAL = -1;

/** Share of the decaying score in a score that is lower. */
const DECAY_SHARE = 0.6;

/** What decays alarms no longer: a score that is drawn upwards ends here. */
const HIGHEST_DRAWN = 0.69;

/** Highest decaying score in log-odds, 0.88: a usual sample is drawn up to {@link HIGHEST_DRAWN} by it. */
const HIGHEST = 2;

/**
 * An anomaly is not over with its first ordinary sample: a score below the decaying score of those before it is drawn towards that by
 * three fifths, in log-odds, as far as it stands above a usual sample, but never so far that it alarms. A higher score stays as it is, to the bit,
 * and decays from then on, within hours.
 *
 * @param slots of a series' state; the decaying score in it is advanced.
 * @param score 0..1.
 * @param elapsedMs since the sample before; NaN for the first.
 * @returns at least `score`, 0..1.
 */
export function withDecay(slots: Float64Array, score: number, elapsedMs: number): number {
  const present = logOdds(score);
  const decayed = USUAL + (slots[SLOT.decayingScore]! - USUAL) * exp(-elapsedMs / DECAY_MS);
  if (!(decayed > present)) {
    slots[SLOT.decayingScore] = max(USUAL, min(HIGHEST, present));
    return score;
  }
  slots[SLOT.decayingScore] = decayed;
  const drawn = present + DECAY_SHARE * (decayed - max(USUAL, present));
  return max(score, min(HIGHEST_DRAWN, fromLogOdds(drawn)));
}
