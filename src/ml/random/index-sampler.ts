import { type SeededRandom } from './seeded-random.js';

/**
 * Draws distinct integers from 0..n − 1 as often as it is asked, every subset equally likely: a partial Fisher–Yates shuffle
 * that is undone after each draw, so that a draw costs what it draws and not n.
 */
export class IndexSampler {
  private readonly indices: Uint32Array;

  /** @param n size of the population, an integer ≥ 0. */
  constructor(
    n: number,
    private readonly random: SeededRandom,
  ) {
    this.indices = new Uint32Array(n);
    for (let i = 0; i < n; i += 1) this.indices[i] = i;
  }

  /**
   * @param count how many to draw; all of them, shuffled, when ≥ n.
   * @complexity O(count)
   * @example new IndexSampler(3, new SeededRandom(1)).draw(5).length // 3
   */
  draw(count: number): Uint32Array {
    const { indices } = this;
    const drawn = Math.min(indices.length, count);
    const others = new Uint32Array(drawn);
    for (let i = 0; i < drawn; i += 1) {
      others[i] = i + this.random.nextBelow(indices.length - i);
      this.swap(i, others[i]!);
    }
    const sample = indices.slice(0, drawn);
    for (let i = drawn - 1; i >= 0; i -= 1) this.swap(i, others[i]!);
    return sample;
  }

  private swap(a: number, b: number): void {
    const kept = this.indices[a]!;
    this.indices[a] = this.indices[b]!;
    this.indices[b] = kept;
  }
}
