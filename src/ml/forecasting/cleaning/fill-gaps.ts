const { isNaN: isMissing } = Number;

/**
 * Fills missing cells: with the same phase of the nearest known seasons before and after, moved to the level between the gap's ends; where no season is known,
 * with a straight line. At the ends of the series the nearest known level is kept.
 *
 * @param values NaN where missing; at least one is known.
 * @param season cells, 0 without a season.
 * @returns a new array without NaN.
 * @complexity O(n), and O(n²/season) where nearly everything is missing.
 * @example fillGaps(Float64Array.of(1, NaN, 3), 0) // Float64Array [1, 2, 3]
 */
export function fillGaps(values: Float64Array, season: number): Float64Array {
  const filled = values.slice();
  const n = values.length;
  for (let at = 0; at < n; at += 1) {
    if (!isMissing(values[at]!)) continue;
    filled[at] = season > 0 ? samePhase(values, at, season) : Number.NaN;
  }
  fillLines(filled);
  return filled;
}

/** Straight lines between the ends of gaps, flat at the ends of the series. */
function fillLines(filled: Float64Array): void {
  const n = filled.length;
  for (let at = 0; at < n; at += 1) {
    if (!isMissing(filled[at]!)) continue;
    let end = at;
    while (end < n && isMissing(filled[end]!)) end += 1;
    const after = end < n ? filled[end]! : filled[at - 1]!;
    const before = at > 0 ? filled[at - 1]! : after;
    for (let i = at; i < end; i += 1) filled[i] = before + ((after - before) * (i - at + 1)) / (end - at + 1);
    at = end;
  }
}

/** Mean of the nearest known values of the phase, the nearer one counting more; of one where only one side has any. */
function samePhase(values: Float64Array, at: number, season: number): number {
  let before = at - season;
  while (before >= 0 && isMissing(values[before]!)) before -= season;
  let after = at + season;
  while (after < values.length && isMissing(values[after]!)) after += season;
  if (before < 0) return after < values.length ? values[after]! : Number.NaN;
  if (after >= values.length) return values[before]!;
  return (values[before]! * (after - at) + values[after]! * (at - before)) / (after - before);
}
