import { averagePathLength } from './average-path-length.js';
import { type IsolationForest } from './isolation-forest.js';
import { ForestKernel } from './kernel/forest-kernel.js';
import { TreeClimber } from './tree-climber.js';

const { exp, LN2, max } = Math;

/**
 * Scores rows by the depth each would have had, had it been inserted while the trees grew: 2^(−mean E / c(ψ)).
 *
 * A row outside a node's bounding box is cut off there with probability p = ext / (ext + rng), ext being its summed distance
 * outside and rng the box's summed ranges. With q = 1 − p the expected depth below a node is H = q·(1 + H(child)), at a leaf
 * H = q·c(size). Descending by cuts alone and climbing from the leaf is exact, and the climb ends at the first box that
 * contains the row, since that box lies in all above it.
 *
 * @source insertion rule: Guha et al., 2016, "Robust Random Cut Forest Based Anomaly Detection on Streams"; score: Liu, Ting &
 * Zhou, 2008, "Isolation Forest", equation 2.
 */
export class ForestScorer {
  private readonly trees: ForestKernel | TreeClimber;
  private readonly scale: number;

  constructor(forest: IsolationForest) {
    this.trees = ForestKernel.of(forest) ?? new TreeClimber(forest);
    this.scale = 1 / max(1, averagePathLength(forest.maxSamples)) / forest.roots.length;
  }

  /**
   * @param row `nFeatures` finite numbers.
   * @returns in 0..1, higher = more anomalous; about 0.5 in the middle of uniform data.
   */
  scoreRow(row: Float32Array): number {
    return exp(-LN2 * this.trees.sumDepths(row) * this.scale);
  }
}
