const { cbrt, min } = Math;

/** History from which a score is believed in full: every time of day has been seen, and then once more. */
export const FULL_HISTORY_MS = 2 * 86_400_000;

/**
 * Damps a score while little is known: score · ∛(share of two days seen). Half a day in, the highest score is 0.63; a day in, 0.79,
 * so that a blatant outage is detected from then on.
 *
 * @param score 0..1.
 * @param historyMs time since the first sample of the series, in milliseconds, 0 or more.
 * @returns in 0..1, the score itself from two days on.
 * @example dampColdStart(0.8, 6 * 3_600_000) // 0.4
 */
export function dampColdStart(score: number, historyMs: number): number {
  return score * cbrt(min(1, historyMs / FULL_HISTORY_MS));
}
