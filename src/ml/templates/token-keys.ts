const PRIME = 0x01000193;
const [SEED_A, SEED_B] = [0x811c9dc5, 0x9e3779b9];

/** Hashes of all beginnings and ends of a list of tokens, to look up lists that are equal but for a part. */
export class TokenKeys {
  private readonly before: Uint32Array;
  private readonly behind: Uint32Array;

  constructor(tokens: readonly string[]) {
    const n = tokens.length;
    this.before = new Uint32Array(n + 1).fill(SEED_A, 0, 1);
    this.behind = new Uint32Array(n + 1).fill(SEED_B, n);
    for (let k = 0; k < n; k += 1) this.before[k + 1] = mix(this.before[k]!, tokens[k]!);
    for (let k = n - 1; k >= 0; k -= 1) this.behind[k] = mix(this.behind[k + 1]!, tokens[k]!);
  }

  /** Key of the first tokens. */
  beginning(length: number): number {
    return this.before[length]!;
  }

  /** Key of everything but the tokens `from` .. `to` − 1. Two lists have the same by chance once in 2⁵². */
  without(from: number, to: number): number {
    return this.before[from]! * 0x10_0000 + (this.behind[to]! >>> 12);
  }
}

function mix(seed: number, token: string): number {
  let hash = seed;
  for (let i = 0; i < token.length; i += 1) hash = Math.imul(hash ^ token.charCodeAt(i), PRIME);
  return Math.imul(hash ^ 0xffff, PRIME);
}
