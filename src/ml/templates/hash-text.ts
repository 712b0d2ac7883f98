/**
 * Hash of a text, FNV-1a over its UTF-16 units.
 *
 * @returns 0 .. 2³² − 1.
 * @source Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm".
 * @example hashText('') // 0x811c9dc5
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
