const DAYS_PER_WEEK = 7;

/** A limit is passed lastingly when it was on so many of the last seven days. */
const DAYS_BEYOND = 3;

/**
 * Since when the busy level has been beyond a limit lastingly: on three days of each week. A one-off is no `since`.
 *
 * @param levels one a day, the last one newest; NaN where unknown, which is not beyond.
 * @returns the first day beyond, counted from 0; undefined where it is not beyond now.
 * @example beyondSince(Float64Array.of(1, 9, 9, 9), 5) // 1
 */
export function beyondSince(levels: Float64Array, limit: number): number | undefined {
  const isBeyond = Uint8Array.from(levels, (level) => Number(level >= limit));
  const beyondIn = (last: number): number =>
    isBeyond.subarray(Math.max(0, last - DAYS_PER_WEEK + 1), last + 1).reduce((sum, one) => sum + one, 0);
  let day = levels.length - 1;
  if (beyondIn(day) < DAYS_BEYOND) return undefined;
  while (day > 0 && beyondIn(day - 1) >= DAYS_BEYOND) day -= 1;
  const from = Math.max(0, day - DAYS_PER_WEEK + 1);
  return from + isBeyond.subarray(from).indexOf(1);
}
