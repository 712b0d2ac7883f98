const DAY_MS = 86_400_000;
const STEP_MS = 600_000;

/** So many days of ten minutes up to an end, by the value at each time; null where nothing was measured. */
export function polled(
  days: number,
  endMs: number,
  valueAt: (ms: number) => number | null,
): (readonly [string, number | null])[] {
  const n = Math.floor((days * DAY_MS) / STEP_MS);
  const firstMs = Math.floor(endMs / STEP_MS) * STEP_MS - (n - 1) * STEP_MS;
  return Array.from({ length: n }, (_, i) => {
    const ms = firstMs + i * STEP_MS;
    return [new Date(ms).toISOString().slice(0, -1), valueAt(ms)] as const;
  });
}

/** Spread over -1..1 as if by chance, the same each time. */
const noise = (ms: number): number => ((Math.imul(ms / STEP_MS, 0x9e3779b1) >>> 8) % 2001) / 1000 - 1;

/** A metric that goes by the time of day. */
export const daily = (ms: number): number =>
  40 + 30 * Math.sin((2 * Math.PI * (ms % DAY_MS)) / DAY_MS) + 5 * noise(ms);
