const { floor, imul } = Math;

/**
 * Uniform pseudo-random numbers that are the same for the same seed on every machine: xoshiro128**, seeded by splitmix32.
 *
 * @param seed any integer; only its low 32 bits count.
 * @source Blackman & Vigna, 2018, "Scrambled linear pseudorandom number generators", xoshiro128**.
 * @example new SeededRandom(1).nextUint32() === new SeededRandom(1).nextUint32() // true
 */
export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: number) {
    let state = seed | 0;
    const splitmix = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let z = imul(state ^ (state >>> 16), 0x21f0aaad);
      z = imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.a = splitmix();
    this.b = splitmix();
    this.c = splitmix();
    this.d = splitmix();
  }

  /** @returns the next integer in 0..2^32 − 1. */
  nextUint32(): number {
    const product = imul(this.b, 5);
    const result = imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** @returns the next number in [0, 1), a multiple of 2^−32. */
  next(): number {
    return this.nextUint32() / 4_294_967_296;
  }

  /** @returns the next integer in 0..bound − 1; `bound` is a positive integer below 2^32. */
  nextBelow(bound: number): number {
    return floor(this.next() * bound);
  }
}
