import { type IsolationForest, LEAF } from './isolation-forest.js';
import { RankTable } from './rank-table.js';

/** Trees that are walked at the same time. */
export const N_LANES = 4;

/** Low bits of a packed node: the feature it cuts; above them the rank of its cut. */
const FEATURE_BITS = 8;
const FEATURE_MASK = (1 << FEATURE_BITS) - 1;

/** Above every rank: at a leaf every row goes left, and left of a leaf is the leaf. */
const LEAF_RANK = (1 << 23) - 1;

/**
 * Finds the ways of rows through the trees of a forest, four trees at a time, so that one tree's memory is waited for while the others
 * are computed, and without a branch that depends on a value, which a processor would guess wrong every other time: a value is replaced by its rank, the
 * number of the forest's cuts that it has reached, and two ranks compare by the sign of their difference. All ways have the
 * length of the deepest tree; from a leaf on they stand still.
 */
export class TreeWalker {
  /** Nodes on the ways through the four trees walked last: `path[depth · N_LANES + lane]`. */
  readonly path: Int32Array;
  /** Depth of every node. */
  readonly depths: Uint8Array;
  private readonly roots: Uint32Array;
  /** Two numbers a node: its feature and cut, and its left child. */
  private readonly nodes: Int32Array;
  /** For each feature, the values at which the forest cuts it. */
  private readonly cuts: readonly RankTable[];
  private readonly ranks: Int32Array;

  constructor(forest: IsolationForest) {
    this.roots = forest.roots;
    this.cuts = cutsOf(forest);
    this.ranks = new Int32Array(forest.nFeatures);
    this.nodes = packNodes(forest, this.cuts);
    this.depths = measureDepths(forest);
    const deepest = this.depths.reduce((a, b) => Math.max(a, b), 0);
    this.path = new Int32Array((deepest + 1) * N_LANES);
  }

  /** Takes the row whose ways are asked for next. @param row `nFeatures` numbers, no NaN */
  take(row: Float32Array): void {
    const { cuts, ranks } = this;
    for (let feature = 0; feature < cuts.length; feature += 1)
      ranks[feature] = cuts[feature]!.rank(row[feature]!);
  }

  /**
   * Walks the four trees from `tree` on; beyond the last tree it walks that one again.
   *
   * @returns where in `path` their leaves begin
   */
  walk(tree: number): number {
    const { nodes, ranks, path, roots } = this;
    const last = roots.length - 1;
    let a = roots[tree]!;
    let b = roots[Math.min(tree + 1, last)]!;
    let c = roots[Math.min(tree + 2, last)]!;
    let d = roots[Math.min(tree + 3, last)]!;
    let step = 0;
    for (; ; step += N_LANES) {
      path[step] = a;
      path[step + 1] = b;
      path[step + 2] = c;
      path[step + 3] = d;
      if (step + N_LANES >= path.length) return step;
      const atA = nodes[2 * a]!;
      const atB = nodes[2 * b]!;
      const atC = nodes[2 * c]!;
      const atD = nodes[2 * d]!;
      a = nodes[2 * a + 1]! + (((atA >> FEATURE_BITS) - ranks[atA & FEATURE_MASK]!) >>> 31);
      b = nodes[2 * b + 1]! + (((atB >> FEATURE_BITS) - ranks[atB & FEATURE_MASK]!) >>> 31);
      c = nodes[2 * c + 1]! + (((atC >> FEATURE_BITS) - ranks[atC & FEATURE_MASK]!) >>> 31);
      d = nodes[2 * d + 1]! + (((atD >> FEATURE_BITS) - ranks[atD & FEATURE_MASK]!) >>> 31);
    }
  }
}

function cutsOf({ nFeatures, cutFeature, cutValue }: IsolationForest): RankTable[] {
  const distinct = Array.from({ length: nFeatures }, () => new Set<number>());
  cutFeature.forEach((feature, node) => distinct[feature]?.add(cutValue[node]!));
  return distinct.map((values) => new RankTable(Float32Array.from(values).sort()));
}

function packNodes({ cutFeature, cutValue, left }: IsolationForest, cuts: readonly RankTable[]): Int32Array {
  const nodes = new Int32Array(2 * cutFeature.length);
  cutFeature.forEach((feature, node) => {
    const isLeaf = feature === LEAF;
    // A row goes right from rank + 1 on, when it has reached this cut too.
    const rank = isLeaf ? LEAF_RANK : cuts[feature]!.rank(cutValue[node]!) - 1;
    nodes[2 * node] = (rank << FEATURE_BITS) | (isLeaf ? 0 : feature);
    nodes[2 * node + 1] = isLeaf ? node : left[node]!;
  });
  return nodes;
}

/** Children lie behind their parent. */
function measureDepths({ cutFeature, left }: IsolationForest): Uint8Array {
  const depths = new Uint8Array(cutFeature.length);
  cutFeature.forEach((feature, node) => {
    if (feature !== LEAF) depths.fill(depths[node]! + 1, left[node], left[node]! + 2);
  });
  return depths;
}
