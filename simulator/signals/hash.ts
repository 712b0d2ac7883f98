// Looked up once: tests run this in a sandbox, where every look at a global is slow.
const { imul } = Math;

/** Murmur3's finaliser over two words: the same inputs give the same 32 bits on every machine. */
export function hash32(seed: number, index: number): number {
  let h = imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ imul(index | 0, 0xc2b2ae35);
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a. */
export function hashText(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    h = imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return hash32(h >>> 0, text.length);
}

/** Uniform in [0, 1). */
export function uniform(seed: number, index: number): number {
  return hash32(seed, index) / 0x1_0000_0000;
}

/** Nearly standard normal: the centred sum of four 16-bit uniforms, never beyond ±3.5. */
export function bell(seed: number, index: number): number {
  const a = hash32(seed, index);
  const b = hash32(seed ^ 0x5bd1e995, index);
  const sum = (a & 0xffff) + (a >>> 16) + (b & 0xffff) + (b >>> 16);
  return (sum / 0x1_0000 - 2) * Math.sqrt(3);
}
