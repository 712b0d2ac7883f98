import { averagePathLength } from './average-path-length.js';
import { type IsolationForest } from './isolation-forest.js';
import { N_LANES, TreeWalker } from './tree-walker.js';

const { abs, exp, LN2, max, min } = Math;

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
  private readonly walker: TreeWalker;
  private readonly leafDepths: Float64Array;
  private readonly ranges: Float64Array;
  private readonly scale: number;

  constructor(private readonly forest: IsolationForest) {
    this.walker = new TreeWalker(forest);
    this.leafDepths = Float64Array.from({ length: forest.maxSamples + 1 }, (_, n) => averagePathLength(n));
    this.ranges = measureRanges(forest);
    this.scale = 1 / max(1, averagePathLength(forest.maxSamples)) / forest.roots.length;
  }

  /**
   * @param row `nFeatures` finite numbers.
   * @returns in 0..1, higher = more anomalous; about 0.5 in the middle of uniform data.
   */
  scoreRow(row: Float32Array): number {
    const nTrees = this.forest.roots.length;
    this.walker.take(row);
    let total = 0;
    for (let tree = 0; tree < nTrees; tree += N_LANES) {
      const leaves = this.walker.walk(tree);
      const nLanes = min(N_LANES, nTrees - tree);
      for (let lane = 0; lane < nLanes; lane += 1) total += this.climb(row, leaves + lane, lane);
    }
    return exp(-LN2 * total * this.scale);
  }

  /** Climbs from a leaf to the first box that contains the row. @returns the row's expected depth in the tree */
  private climb(row: Float32Array, leaf: number, lane: number): number {
    const { boxes, nFeatures, size } = this.forest;
    const { path, depths } = this.walker;
    let node = path[leaf]!;
    let depth = depths[node]!;
    let below = this.leafDepths[size[node]!]!;
    for (;;) {
      // Without branches: Σ|x − lo| + |x − hi| = rng + 2·ext.
      let sum = 0;
      let box = node * nFeatures * 2;
      for (let feature = 0; feature < nFeatures; feature += 1, box += 2) {
        const value = row[feature]!;
        sum += abs(value - boxes[box]!) + abs(value - boxes[box + 1]!);
      }
      const range = this.ranges[node]!;
      // Rounding alone must not push a row out of its own box.
      if (sum <= range * (1 + 1e-12)) return depth + below;
      below *= (2 * range) / (sum + range);
      if (depth === 0) return below;
      depth -= 1;
      below += 1;
      node = path[depth * N_LANES + lane]!;
    }
  }
}

/** Summed box ranges, in the same order of additions as the test of a row, so that a row on the box's edge compares equal. */
function measureRanges({ boxes, nFeatures, size }: IsolationForest): Float64Array {
  return Float64Array.from(size, (_, node) => {
    let range = 0;
    const box = node * nFeatures * 2;
    for (let i = box; i < box + 2 * nFeatures; i += 2) range += boxes[i + 1]! - boxes[i]!;
    return range;
  });
}
