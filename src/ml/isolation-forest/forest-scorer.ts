import { averagePathLength } from './average-path-length.js';
import { type IsolationForest, LEAF } from './isolation-forest.js';

const { abs, max } = Math;

const DEEPEST = 64;

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
  private readonly path = new Uint32Array(DEEPEST + 1);
  private readonly leafDepths: Float64Array;
  private readonly ranges: Float64Array;
  private readonly scale: number;

  constructor(private readonly forest: IsolationForest) {
    this.leafDepths = Float64Array.from({ length: forest.maxSamples + 1 }, (_, n) => averagePathLength(n));
    this.ranges = measureRanges(forest);
    this.scale = 1 / max(1, averagePathLength(forest.maxSamples)) / forest.roots.length;
  }

  /**
   * @param row `nFeatures` finite numbers.
   * @returns in 0..1, higher = more anomalous; about 0.5 in the middle of uniform data.
   */
  score(row: Float32Array): number {
    let total = 0;
    for (const root of this.forest.roots) total += this.expectedDepth(root, row);
    return 2 ** (-total * this.scale);
  }

  private expectedDepth(root: number, row: Float32Array): number {
    const { cutFeature, cutValue, left, size } = this.forest;
    let node = root;
    let depth = 0;
    this.path[0] = node;
    for (let feature = cutFeature[node]!; feature !== LEAF; feature = cutFeature[node]!) {
      node = left[node]! + (row[feature]! < cutValue[node]! ? 0 : 1);
      depth += 1;
      this.path[depth] = node;
    }
    let below = this.leafDepths[size[node]!]!;
    let stays = this.stayProbability(node, row);
    while (stays < 1) {
      below *= stays;
      if (depth === 0) return below;
      depth -= 1;
      below += 1;
      stays = this.stayProbability(this.path[depth]!, row);
    }
    return depth + below;
  }

  /** q of a node: 1 inside its box; written without branches, Σ|x − lo| + |x − hi| = rng + 2·ext. */
  private stayProbability(node: number, row: Float32Array): number {
    const { boxes, nFeatures } = this.forest;
    let box = node * nFeatures * 2;
    let sum = 0;
    for (let feature = 0; feature < nFeatures; feature += 1) {
      const value = row[feature]!;
      sum += abs(value - boxes[box]!) + abs(value - boxes[box + 1]!);
      box += 2;
    }
    const range = this.ranges[node]!;
    // Rounding alone must not push a row out of its own box.
    if (sum <= range * (1 + 1e-12)) return 1;
    return (2 * range) / (sum + range);
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
