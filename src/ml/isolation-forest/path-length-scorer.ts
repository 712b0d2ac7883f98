import { averagePathLength } from './average-path-length.js';
import { type IsolationForest } from './isolation-forest.js';
import { N_LANES, TreeWalker } from './tree-walker.js';

const { max, min } = Math;

/**
 * Scores rows by their mean path length alone, 2^(−mean h / c(ψ)): the classic score, blind to how far outside of everything seen
 * a row lies. It is what other libraries compute, and so what this forest is compared with them by.
 *
 * @source Liu, Ting & Zhou, 2008, "Isolation Forest", equations 1 and 2.
 */
export class PathLengthScorer {
  private readonly walker: TreeWalker;
  /** Path length of a row that ends in a node: its depth, and what its other rows would still have needed. */
  private readonly lengths: Float64Array;
  private readonly nTrees: number;
  private readonly scale: number;

  constructor(forest: IsolationForest) {
    const { size, roots, maxSamples } = forest;
    this.walker = new TreeWalker(forest);
    const beyond = Float64Array.from({ length: maxSamples + 1 }, (_, n) => averagePathLength(n));
    this.lengths = Float64Array.from(size, (n, node) => this.walker.depths[node]! + beyond[n]!);
    this.nTrees = roots.length;
    this.scale = 1 / max(1, averagePathLength(maxSamples)) / roots.length;
  }

  /**
   * @param row `nFeatures` numbers, no NaN.
   * @returns in 0..1, higher = more anomalous.
   */
  score(row: Float32Array): number {
    const { walker, lengths, nTrees } = this;
    walker.take(row);
    let total = 0;
    for (let tree = 0; tree < nTrees; tree += N_LANES) {
      const leaves = walker.walk(tree);
      const end = leaves + min(N_LANES, nTrees - tree);
      for (let leaf = leaves; leaf < end; leaf += 1) total += lengths[walker.path[leaf]!]!;
    }
    return 2 ** (-total * this.scale);
  }
}
