const FIRST_SURROGATE = 0xd800;
const N_SURROGATES = 0x800;

/** Code points that are not half of a pair, counted without a hole: fast-check's `binary`, whose table of them takes a second to build. */
export const LAST_CHARACTER = 0x10ffff - N_SURROGATES;

export function characterAt(index: number): string {
  return String.fromCodePoint(index < FIRST_SURROGATE ? index : index + N_SURROGATES);
}

export function indexOfCharacter(character: unknown): number {
  const point = String(character).codePointAt(0) ?? 0;
  return point < FIRST_SURROGATE ? point : point - N_SURROGATES;
}
