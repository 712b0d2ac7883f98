const DEFAULT_MS = 60_000;
const MAX_MS = 300_000;

/**
 * How long a 429 asks us to wait.
 *
 * @param header - seconds or an HTTP date; EMS Core counts seconds down from 60
 * @returns milliseconds in 1000..300000; 60000 when the header is missing or unreadable
 */
export function retryAfterMs(header: unknown, nowMs: number): number {
  if (typeof header !== 'string' || header.trim() === '') return DEFAULT_MS;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(wait) ? DEFAULT_MS : Math.min(MAX_MS, Math.max(1000, wait));
}
