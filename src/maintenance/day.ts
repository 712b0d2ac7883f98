export const DAY_MS = 86_400_000;

/** Days are those of UTC, by their number since 1970. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}
