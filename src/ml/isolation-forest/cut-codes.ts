import { type IsolationForest, LEAF } from './isolation-forest.js';
import { RankTable } from './rank-table.js';

const FEATURE_BITS = 8;

/** Low bits of the code of a cut: the feature it cuts. */
export const FEATURE_MASK = (1 << FEATURE_BITS) - 1;

/** Code of a cut that no value reaches, of the first feature. */
export const NEVER_REACHED = ((1 << 23) - 1) << FEATURE_BITS;

/**
 * Cuts and values as integers that compare without a branch, which a processor would guess wrong every other time. Each is replaced by its rank
 * among the forest's own cuts of the feature, so that a row is on the right of a cut exactly where
 * `(cutCode − valueCode) >>> 31` is 1.
 */
export class CutCodes {
  /** For each feature, the values at which the forest cuts it. */
  private readonly cuts: readonly RankTable[];

  constructor(private readonly forest: IsolationForest) {
    const distinct = Array.from({ length: forest.nFeatures }, () => new Set<number>());
    forest.cutFeature.forEach((feature, node) => distinct[feature]?.add(forest.cutValue[node]!));
    this.cuts = distinct.map((values) => new RankTable(Float32Array.from(values).sort()));
  }

  /** @returns the code of a node's cut, its feature in the low bits; {@link NEVER_REACHED} for a leaf. */
  ofNode(node: number): number {
    const feature = this.forest.cutFeature[node]!;
    if (feature === LEAF) return NEVER_REACHED;
    // A row goes right from rank + 1 on, when it has reached this cut too.
    const rank = this.cuts[feature]!.rank(this.forest.cutValue[node]!) - 1;
    return (rank << FEATURE_BITS) | feature;
  }

  /** @param value no NaN. @returns the code of a row's value of a feature. */
  ofValue(feature: number, value: number): number {
    return this.cuts[feature]!.rank(value) << FEATURE_BITS;
  }
}
