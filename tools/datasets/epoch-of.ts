/** Digits of whole seconds, milliseconds, microseconds and nanoseconds since 1970 in the years 2001 to 2033. */
const DIGITS: ReadonlySet<number> = new Set([10, 13, 16, 19]);

/**
 * The instant that a count of seconds, or of thousandths, millionths or billionths of one, since 1970 names. From September 2001 to
 * May 2033 the number of digits says which of them it is; later ones could be a date without marks, as 2040013114.
 *
 * @returns epoch milliseconds; NaN for any other text.
 * @example epochOf('1767225600') // 1767225600000
 */
export function epochOf(text: string): number {
  const [, digits = '', fraction = ''] = /^(1\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (!DIGITS.has(digits.length)) return NaN;
  return Number((digits + fraction).padEnd(13, '0').slice(0, 13));
}
