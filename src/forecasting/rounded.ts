/** More digits nobody sees, and they make most of an answer's length. */
const DIGITS = 6;

export function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
