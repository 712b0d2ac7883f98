import { averagePathLength } from '../../../src/ml/isolation-forest/average-path-length.js';
import { CutCodes, FEATURE_MASK, NEVER_REACHED } from '../../../src/ml/isolation-forest/cut-codes.js';
import {
  countRows,
  type FeatureRows,
  type IsolationForest,
  LEAF,
  measureDepths,
} from '../../../src/ml/isolation-forest/isolation-forest.js';

const { max, min } = Math;

/** Rows that are walked at the same time. */
const N_LANES = 8;

/** Rows that go through a tree while it is in the processor's nearest cache. */
const BLOCK = 16 * N_LANES;

/** A heap has 2^depth leaves, however few of them are in the tree. */
const MAX_DEPTH = 16;

/** A tree whose node in place i has its children in the places 2i and 2i + 1; the root is in place 1, place 0 is not used. */
interface Heap {
  /** Codes of the cuts, 2^depth of them. Below a leaf every row goes left. */
  readonly cuts: Int32Array;
  /** What a row's path to each of the 2^depth last places is long: the depth of its leaf, and what the leaf's other rows would still have needed. */
  readonly lengths: Float64Array;
}

/**
 * Scores rows by their mean path length alone, 2^(−mean h / c(ψ)): the classic score, blind to how far outside of everything seen
 * a row lies. It is what other libraries compute, and so what this forest is compared with them by.
 *
 * All trees are filled down to the depth of the deepest, so that every row takes as many steps and none looks for the end of its path.
 *
 * @source Liu, Ting & Zhou, 2008, "Isolation Forest", equations 1 and 2.
 */
export class PathLengthScorer {
  private readonly codes: CutCodes;
  private readonly depth: number;
  private readonly heaps: readonly Heap[];
  private readonly scale: number;
  /** Codes of the rows that are walked, feature by feature. */
  private readonly block: Int32Array;
  private readonly totals = new Float64Array(BLOCK);

  /** @throws RangeError for a forest deeper than 16. */
  constructor(private readonly forest: IsolationForest) {
    const { maxSamples, nFeatures, roots } = forest;
    const depths = measureDepths(forest);
    this.codes = new CutCodes(forest);
    this.depth = depths.reduce((a, b) => max(a, b), 1);
    if (this.depth > MAX_DEPTH)
      throw new RangeError(`forest: must be at most ${MAX_DEPTH} deep, got ${this.depth}`);
    this.heaps = Array.from(roots, (root) => this.plant(root, depths));
    this.scale = 1 / max(1, averagePathLength(maxSamples)) / roots.length;
    this.block = new Int32Array(BLOCK * nFeatures);
  }

  /** @returns for each row a score in 0..1, higher = more anomalous. */
  score(rows: FeatureRows): Float64Array {
    const { totals, scale } = this;
    const scores = new Float64Array(countRows(rows));
    for (let from = 0; from < scores.length; from += BLOCK) {
      const end = min(from + BLOCK, scores.length);
      this.take(rows, from, end);
      totals.fill(0);
      for (const heap of this.heaps) this.walk(heap);
      for (let row = from; row < end; row += 1) scores[row] = 2 ** (-totals[row - from]! * scale);
    }
    return scores;
  }

  private plant(root: number, depths: Uint8Array): Heap {
    const { cutFeature, left, size } = this.forest;
    const nLeaves = 1 << this.depth;
    const cuts = new Int32Array(nLeaves).fill(NEVER_REACHED);
    const lengths = new Float64Array(nLeaves);
    const places: [node: number, place: number][] = [[root, 1]];
    for (const [node, place] of places) {
      if (cutFeature[node] === LEAF) {
        const below = this.depth - depths[node]!;
        const length = depths[node]! + averagePathLength(size[node]!);
        lengths.fill(length, (place << below) - nLeaves, ((place + 1) << below) - nLeaves);
      } else {
        cuts[place] = this.codes.ofNode(node);
        places.push([left[node]!, 2 * place], [left[node]! + 1, 2 * place + 1]);
      }
    }
    return { cuts, lengths };
  }

  private take({ values, nFeatures }: FeatureRows, from: number, end: number): void {
    const { block, codes } = this;
    for (let feature = 0; feature < nFeatures; feature += 1) {
      const at = feature * BLOCK - from;
      for (let row = from; row < end; row += 1)
        block[at + row] = codes.ofValue(feature, values[row * nFeatures + feature]!);
    }
  }

  /** Adds the lengths of the paths of the block's rows to their totals. */
  private walk({ cuts, lengths }: Heap): void {
    const { block, totals, depth } = this;
    const root = cuts[1]!;
    const nLeaves = lengths.length;
    for (let lane = 0; lane < BLOCK; lane += N_LANES) {
      let a = 2 + goesRight(root, block, lane);
      let b = 2 + goesRight(root, block, lane + 1);
      let c = 2 + goesRight(root, block, lane + 2);
      let d = 2 + goesRight(root, block, lane + 3);
      let e = 2 + goesRight(root, block, lane + 4);
      let f = 2 + goesRight(root, block, lane + 5);
      let g = 2 + goesRight(root, block, lane + 6);
      let h = 2 + goesRight(root, block, lane + 7);
      for (let step = 1; step < depth; step += 1) {
        a = 2 * a + goesRight(cuts[a]!, block, lane);
        b = 2 * b + goesRight(cuts[b]!, block, lane + 1);
        c = 2 * c + goesRight(cuts[c]!, block, lane + 2);
        d = 2 * d + goesRight(cuts[d]!, block, lane + 3);
        e = 2 * e + goesRight(cuts[e]!, block, lane + 4);
        f = 2 * f + goesRight(cuts[f]!, block, lane + 5);
        g = 2 * g + goesRight(cuts[g]!, block, lane + 6);
        h = 2 * h + goesRight(cuts[h]!, block, lane + 7);
      }
      totals[lane]! += lengths[a - nLeaves]!;
      totals[lane + 1]! += lengths[b - nLeaves]!;
      totals[lane + 2]! += lengths[c - nLeaves]!;
      totals[lane + 3]! += lengths[d - nLeaves]!;
      totals[lane + 4]! += lengths[e - nLeaves]!;
      totals[lane + 5]! += lengths[f - nLeaves]!;
      totals[lane + 6]! += lengths[g - nLeaves]!;
      totals[lane + 7]! += lengths[h - nLeaves]!;
    }
  }
}

/** @returns 1 or 0 */
function goesRight(cut: number, block: Int32Array, lane: number): number {
  return (cut - block[(cut & FEATURE_MASK) * BLOCK + lane]!) >>> 31;
}
