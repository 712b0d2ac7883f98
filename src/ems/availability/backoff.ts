/**
 * Doubling pause with jitter: between a half and the whole of min(`maxMs`, `firstMs` · 2^(nth − 1)).
 *
 * @param nth - which failure in a row, from 1
 * @param random - uniform in [0, 1)
 */
export function backoffMs(nth: number, firstMs: number, maxMs: number, random = Math.random()): number {
  const whole = Math.min(maxMs, firstMs * 2 ** Math.min(30, Math.max(0, nth - 1)));
  return whole * (0.5 + random / 2);
}
