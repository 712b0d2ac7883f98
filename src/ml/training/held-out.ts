/** Share of its newest samples that a series keeps back from the fit. */
const HELD_OUT_SHARE = 0.2;

/** A series shorter than this is learned whole: what would be left is not enough to learn from. */
const SHORTEST_SPLIT = 250;

/**
 * Where the newest samples of a series begin that a model is evaluated on and not fitted to.
 *
 * @param nSamples samples of the series, missing ones included.
 * @returns index of the first of them; `nSamples` where the series is too short to keep any back.
 * @example heldOutFrom(1000) // 800
 */
export function heldOutFrom(nSamples: number): number {
  return nSamples < SHORTEST_SPLIT ? nSamples : Math.floor(nSamples * (1 - HELD_OUT_SHARE));
}
