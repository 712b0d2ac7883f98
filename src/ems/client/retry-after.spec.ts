import { retryAfterMs } from './retry-after.js';

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-22T14:05:00Z');

  it.each([
    ['60', 60_000],
    ['17', 17_000],
    ['0', 1_000],
    ['-5', 1_000],
    ['86400', 300_000],
    ['Sun, 22 Nov 2026 14:05:30 GMT', 30_000],
    ['', 60_000],
    ['soon', 60_000],
    [undefined, 60_000],
  ])('reads %p as %i ms', (header, wait) => expect(retryAfterMs(header, now)).toBe(wait));
});
