import { averagePathLength } from './average-path-length.js';
import { measureRanges, ROUNDING } from './box-ranges.js';
import { type IsolationForest } from './isolation-forest.js';
import { N_LANES, TreeWalker } from './tree-walker.js';

const { abs, min } = Math;

/** Sums up the expected depths of rows in the trees of a forest: down by cuts, and up again from the leaves. */
export class TreeClimber {
  private readonly walker: TreeWalker;
  private readonly leafDepths: Float64Array;
  private readonly ranges: Float64Array;

  constructor(private readonly forest: IsolationForest) {
    this.walker = new TreeWalker(forest);
    this.leafDepths = Float64Array.from({ length: forest.maxSamples + 1 }, (_, n) => averagePathLength(n));
    this.ranges = measureRanges(forest);
  }

  /** @param row `nFeatures` finite numbers. */
  sumDepths(row: Float32Array): number {
    const nTrees = this.forest.roots.length;
    this.walker.take(row);
    let total = 0;
    for (let tree = 0; tree < nTrees; tree += N_LANES) {
      const leaves = this.walker.walk(tree);
      const nLanes = min(N_LANES, nTrees - tree);
      for (let lane = 0; lane < nLanes; lane += 1) total += this.climb(row, leaves + lane, lane);
    }
    return total;
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
      if (sum <= range * ROUNDING) return depth + below;
      below *= (2 * range) / (sum + range);
      if (depth === 0) return below;
      depth -= 1;
      below += 1;
      node = path[depth * N_LANES + lane]!;
    }
  }
}
