import { quantileOfSorted } from '../../statistics/quantile.js';

const { abs, max } = Math;
const { isNaN: isMissing } = Number;

/** A value this many times as far out as all but one in fifty are is no part of what is usual. */
const REACH = 4;
const USUAL_SHARE = 0.98;

/** And so many robust standard deviations. */
const SIGMAS = 6;
const SIGMAS_PER_MAD = 1.4826;

/** Longer than this share of a season it is no spike but how things are now. */
const LONGEST_SHARE = 1 / 3;

/** Seasons on each side whose median says what is usual. */
const SIDES = 4;

/**
 * Finds values that happened once: far from the median of the same phase in the seasons around, by more than what is usual, and for less
 * than a third of a season.
 *
 * @param values NaN where missing.
 * @param season cells between values that are compared; 1 compares neighbours.
 * @param longest cells of the longest run that counts as one.
 * @returns the cells, ascending.
 * @complexity O(n log n)
 */
export function findOutliers(
  values: Float64Array,
  season: number,
  longest = season * LONGEST_SHARE,
): readonly number[] {
  const residuals = values.map((value, at) => value - usualAt(values, at, season));
  const sizes = residuals
    .filter((residual) => !isMissing(residual))
    .map(abs)
    .sort();
  const limit = max(
    REACH * quantileOfSorted(sizes, USUAL_SHARE),
    SIGMAS * SIGMAS_PER_MAD * quantileOfSorted(sizes, 0.5),
  );
  if (!(limit > 0)) return [];
  const outliers: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    if (!(abs(residuals[at]!) > limit)) continue;
    const run: number[] = [];
    while (at < values.length && (abs(residuals[at]!) > limit || isMissing(residuals[at]!))) run.push(at++);
    if (run.length <= max(1, longest)) for (const cell of run) outliers.push(cell);
  }
  return outliers;
}

/** Median of the same phase in the seasons around, itself excluded; NaN where none is known. */
function usualAt(values: Float64Array, at: number, season: number): number {
  const around: number[] = [];
  for (const side of [-1, 1]) {
    let found = 0;
    for (let i = at + side * season; i >= 0 && i < values.length && found < SIDES; i += side * season) {
      if (isMissing(values[i]!)) continue;
      around.push(values[i]!);
      found += 1;
    }
  }
  return quantileOfSorted(Float64Array.from(around).sort(), 0.5);
}
