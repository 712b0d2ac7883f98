import { type FeatureRows } from '../isolation-forest/isolation-forest.js';
import { type SeededRandom } from '../random/seeded-random.js';

/**
 * A uniform sample, without replacement, of all rows offered so far, in bounded memory.
 *
 * @source Vitter, 1985, "Random Sampling with a Reservoir", Algorithm R.
 */
export class RowReservoir {
  private offered = 0;
  private values = new Float32Array(0);

  constructor(
    readonly capacity: number,
    private readonly nFeatures: number,
    private readonly random: SeededRandom,
  ) {}

  /** Rows offered so far, kept or not. */
  get nOffered(): number {
    return this.offered;
  }

  get length(): number {
    return Math.min(this.offered, this.capacity);
  }

  offer(row: Float32Array): void {
    const place = this.offered < this.capacity ? this.offered : this.random.nextBelow(this.offered + 1);
    this.offered += 1;
    if (place >= this.capacity) return;
    if ((place + 1) * this.nFeatures > this.values.length) this.enlarge();
    this.values.set(row, place * this.nFeatures);
  }

  /** @returns the rows held now, not a copy. */
  rows(): FeatureRows {
    return { values: this.values.subarray(0, this.length * this.nFeatures), nFeatures: this.nFeatures };
  }

  private enlarge(): void {
    const larger = new Float32Array(Math.min(this.capacity, Math.max(64, 2 * this.length)) * this.nFeatures);
    larger.set(this.values);
    this.values = larger;
  }
}
