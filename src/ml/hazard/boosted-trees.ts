import { SeededRandom } from '../random/seeded-random.js';
import { allRows, RowPaths } from './row-paths.js';
import { type Split, SplitFinder, type SplitOptions } from './split-finder.js';
import { TreeEnsemble } from './tree-ensemble.js';
import { type TreeShape } from './tree-shape.js';

/** How trees are grown. */
export interface GrowthOptions extends SplitOptions {
  readonly depth: number;
  readonly shrinkage: number;
  /** Share of the features a tree may choose from. */
  readonly featureShare: number;
  /** Share of the units a tree is grown on. */
  readonly unitShare: number;
  readonly seed: number;
}

/** Rows that trees are grown on. */
export interface TrainingRows {
  /** A column of codes for each feature. */
  readonly codes: readonly Uint8Array[];
  readonly nCodes: Uint16Array;
  /** Which unit a row is of. */
  readonly unitOf: Uint32Array;
  readonly nUnits: number;
  /** Features to choose from; all where not given. */
  readonly usable?: Uint32Array;
  /** Rows to learn from; others are predicted along. */
  readonly rows: Uint32Array;
}

/** Slope and curvature of the loss of each row at what is predicted so far. */
export interface Loss {
  /** Writes the downward slope and the curvature of the loss for the rows. */
  differentiate(predicted: Float64Array, slope: Float64Array, curvature: Float64Array): void;
}

/**
 * Boosted regression trees over coded features: each tree is a Newton step of the loss, on a part of the units and features.
 *
 * @complexity O(trees · depth · rows · features · featureShare)
 * @source Friedman, 2001, "Greedy Function Approximation"; Newton leaves and histograms after Chen & Guestrin, 2016, "XGBoost".
 */
export class BoostedTrees {
  readonly ensemble: TreeEnsemble;
  private readonly random: SeededRandom;
  private readonly slope: Float64Array;
  private readonly curvature: Float64Array;
  private readonly sample: Uint32Array;
  private readonly nodeLoss: Float64Array;
  private readonly scratch: Uint32Array;
  private readonly splits: SplitFinder;
  private readonly paths: RowPaths;
  private readonly histograms = new Map<number, Float64Array>();

  /** @param predicted of all rows before the first tree, changed by each. */
  constructor(
    private readonly training: TrainingRows,
    private readonly loss: Loss,
    private readonly options: GrowthOptions,
    readonly predicted: Float64Array,
  ) {
    this.ensemble = TreeEnsemble.empty(options.depth);
    this.random = new SeededRandom(options.seed);
    this.slope = new Float64Array(predicted.length);
    this.curvature = new Float64Array(predicted.length);
    this.sample = new Uint32Array(training.rows.length);
    this.nodeLoss = new Float64Array(2 * training.rows.length);
    this.scratch = new Uint32Array(training.rows.length);
    this.paths = new RowPaths(allRows(predicted.length));
    this.splits = new SplitFinder(training.nCodes, options);
  }

  /** Grows so many trees more. */
  grow(nTrees: number): void {
    for (let tree = 0; tree < nTrees; tree += 1) {
      this.loss.differentiate(this.predicted, this.slope, this.curvature);
      const grown = this.growTree();
      this.ensemble.add(grown);
      this.paths.add(grown, this.training.codes, this.predicted);
    }
  }

  private growTree(): TreeShape {
    const { depth } = this.options;
    const nInner = (1 << depth) - 1;
    const shape: TreeShape = {
      feature: new Int32Array(nInner).fill(-1),
      code: new Uint8Array(nInner),
      isUnknownLow: new Uint8Array(nInner),
      value: new Float64Array(2 * nInner + 1),
    };
    const count = this.drawRows();
    const features = this.drawFeatures();
    this.histograms.clear();
    this.histograms.set(0, this.histogramOf(0, count, features));
    const from = new Uint32Array(2 * nInner + 1);
    const to = new Uint32Array(2 * nInner + 1);
    to[0] = count;
    for (let node = 0; node < nInner; node += 1) {
      const histogram = this.histograms.get(node);
      if (histogram === undefined) continue;
      if (node === 0) shape.value[0] = this.leafOf(this.splits.totals(histogram));
      const split = this.splits.best(histogram);
      if (split === undefined) continue;
      this.apply(shape, node, split);
      const middle = this.partition(from[node]!, to[node]!, split);
      from[2 * node + 1] = from[node]!;
      to[2 * node + 1] = middle;
      from[2 * node + 2] = middle;
      to[2 * node + 2] = to[node]!;
      this.descend(shape, node, { from, to, features, isLast: 2 * node + 1 >= nInner });
      this.histograms.delete(node);
    }
    return shape;
  }

  /** Histograms and values of both children: the smaller is counted, the other is what remains. */
  private descend(
    shape: TreeShape,
    node: number,
    range: { from: Uint32Array; to: Uint32Array; features: Uint32Array; isLast: boolean },
  ): void {
    const { from, to, features } = range;
    const [low, high] = [2 * node + 1, 2 * node + 2];
    const [smaller, larger] = to[low]! - from[low]! <= to[high]! - from[high]! ? [low, high] : [high, low];
    const parent = this.histograms.get(node)!;
    const only = range.isLast ? features.subarray(0, 1) : features;
    const counted = this.histogramOf(from[smaller]!, to[smaller]!, only);
    const rest = parent;
    for (let i = 0; i < counted.length; i += 1) rest[i]! -= counted[i]!;
    shape.value[smaller] = this.leafOf(this.splits.totals(counted));
    shape.value[larger] = this.leafOf(this.splits.totals(rest));
    if (range.isLast) return;
    this.histograms.set(smaller, counted);
    this.histograms.set(larger, rest);
  }

  private apply(shape: TreeShape, node: number, { feature, code, isUnknownLow }: Split): void {
    shape.feature[node] = feature;
    shape.code[node] = code;
    shape.isUnknownLow[node] = Number(isUnknownLow);
  }

  private leafOf([slope, curvature]: readonly [number, number]): number {
    return (this.options.shrinkage * slope) / (curvature + this.options.ridge);
  }

  private drawRows(): number {
    const { rows, unitOf, nUnits } = this.training;
    const isDrawn = new Uint8Array(nUnits);
    for (let unit = 0; unit < nUnits; unit += 1)
      isDrawn[unit] = Number(this.random.next() < this.options.unitShare);
    let count = 0;
    for (const row of rows) {
      if (isDrawn[unitOf[row]!] === 0) continue;
      this.sample[count] = row;
      count += 1;
    }
    return count;
  }

  private drawFeatures(): Uint32Array {
    const order = Uint32Array.from(this.training.usable ?? this.training.codes.keys());
    const n = order.length;
    const wanted = Math.max(1, Math.ceil(n * this.options.featureShare));
    for (let i = 0; i < wanted; i += 1) {
      const other = i + this.random.nextBelow(n - i);
      [order[i], order[other]] = [order[other]!, order[i]!];
    }
    const drawn = order.subarray(0, wanted).sort();
    this.splits.layOut(drawn);
    return drawn;
  }

  private histogramOf(from: number, to: number, features: Uint32Array): Float64Array {
    const { sample, nodeLoss } = this;
    const { offsets } = this.splits;
    const histogram = new Float64Array(2 * offsets[features.length]!);
    this.gatherLoss(from, to);
    for (let place = 0; place < features.length; place += 1) {
      const codes = this.training.codes[features[place]!]!;
      const base = offsets[place]!;
      for (let i = from; i < to; i += 1) {
        const at = 2 * (base + codes[sample[i]!]!);
        histogram[at]! += nodeLoss[2 * i]!;
        histogram[at + 1]! += nodeLoss[2 * i + 1]!;
      }
    }
    return histogram;
  }

  /** Puts slopes and curvatures in the order of the sample: each feature reads them again. */
  private gatherLoss(from: number, to: number): void {
    const { sample, slope, curvature, nodeLoss } = this;
    for (let i = from; i < to; i += 1) {
      const row = sample[i]!;
      nodeLoss[2 * i] = slope[row]!;
      nodeLoss[2 * i + 1] = curvature[row]!;
    }
  }

  /** Puts the low rows first, both in their order. @returns where the high ones begin. */
  private partition(from: number, to: number, { feature, code, isUnknownLow }: Split): number {
    const codes = this.training.codes[feature]!;
    let low = from;
    let high = 0;
    for (let i = from; i < to; i += 1) {
      const row = this.sample[i]!;
      const own = codes[row]!;
      if (own === 0 ? isUnknownLow : own <= code) {
        this.sample[low] = row;
        low += 1;
      } else {
        this.scratch[high] = row;
        high += 1;
      }
    }
    this.sample.set(this.scratch.subarray(0, high), low);
    return low;
  }
}
