import { CutCodes, FEATURE_MASK } from './cut-codes.js';
import { type IsolationForest, LEAF, measureDepths } from './isolation-forest.js';

/** Trees that are walked at the same time. */
export const N_LANES = 4;

/**
 * Finds the ways of rows through the trees of a forest, four trees at a time, so that one tree's memory is waited for while the others
 * are computed. All ways have the length of the deepest tree; from a leaf on they stand still.
 */
export class TreeWalker {
  /** Nodes on the ways through the four trees walked last: `path[depth · N_LANES + lane]`. */
  readonly path: Int32Array;
  /** Depth of every node. */
  readonly depths: Uint8Array;
  private readonly roots: Uint32Array;
  /** Two numbers a node: the code of its cut, and its left child. */
  private readonly nodes: Int32Array;
  private readonly codes: CutCodes;
  private readonly row: Int32Array;

  constructor(forest: IsolationForest) {
    this.roots = forest.roots;
    this.codes = new CutCodes(forest);
    this.row = new Int32Array(forest.nFeatures);
    this.nodes = packNodes(forest, this.codes);
    this.depths = measureDepths(forest);
    const deepest = this.depths.reduce((a, b) => Math.max(a, b), 0);
    this.path = new Int32Array((deepest + 1) * N_LANES);
  }

  /** Takes the row whose ways are asked for next. @param row `nFeatures` numbers, no NaN */
  take(row: Float32Array): void {
    for (let feature = 0; feature < row.length; feature += 1)
      this.row[feature] = this.codes.ofValue(feature, row[feature]!);
  }

  /**
   * Walks the four trees from `tree` on; beyond the last tree it walks that one again.
   *
   * @returns where in `path` their leaves begin
   */
  walk(tree: number): number {
    const { nodes, row, path, roots } = this;
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
      a = nodes[2 * a + 1]! + ((atA - row[atA & FEATURE_MASK]!) >>> 31);
      b = nodes[2 * b + 1]! + ((atB - row[atB & FEATURE_MASK]!) >>> 31);
      c = nodes[2 * c + 1]! + ((atC - row[atC & FEATURE_MASK]!) >>> 31);
      d = nodes[2 * d + 1]! + ((atD - row[atD & FEATURE_MASK]!) >>> 31);
    }
  }
}

/** Two numbers a node. No row goes right at a leaf, and left of a leaf is the leaf. */
export function packNodes({ cutFeature, left }: IsolationForest, codes: CutCodes): Int32Array {
  const nodes = new Int32Array(2 * cutFeature.length);
  cutFeature.forEach((feature, node) => {
    nodes[2 * node] = codes.ofNode(node);
    nodes[2 * node + 1] = feature === LEAF ? node : left[node]!;
  });
  return nodes;
}
