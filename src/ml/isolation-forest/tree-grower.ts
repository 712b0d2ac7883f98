import { type SeededRandom } from '../random/seeded-random.js';
import { type NodeColumns } from './node-columns.js';

const { fround } = Math;

/**
 * Grows trees one after another, each over a sample of rows, and appends their nodes to `columns`.
 *
 * The rows of a sample are moved about in memory, so that those of a node always lie side by side: measuring a node's box then
 * reads memory in order, and that is what growing a tree spends its time on.
 */
export class TreeGrower {
  /** The sample's rows side by side, those of any node in a stretch of their own. */
  private readonly rows: Float32Array;
  private cutFeature = 0;
  private cutValue = 0;

  /**
   * @param maxDepth nodes at this depth are leaves.
   * @param maxRows most rows of a sample.
   */
  constructor(
    private readonly columns: NodeColumns,
    private readonly random: SeededRandom,
    private readonly maxDepth: number,
    maxRows: number,
  ) {
    this.rows = new Float32Array(maxRows * columns.nFeatures);
  }

  /** Grows a tree over those rows of `values` that `sample` names. @returns index of its root */
  grow(values: Float32Array, sample: Uint32Array): number {
    const { rows, columns } = this;
    const { nFeatures } = columns;
    let to = 0;
    for (const row of sample) {
      const from = row * nFeatures;
      for (let i = from; i < from + nFeatures; i += 1, to += 1) rows[to] = values[i]!;
    }
    const root = columns.append(1);
    this.growNode(root, 0, sample.length, 0);
    return root;
  }

  /** Grows the node that holds the rows `first … end − 1`, and all below it. */
  private growNode(node: number, first: number, end: number, depth: number): void {
    const { columns } = this;
    columns.size[node] = end - first;
    const range = this.measureBox(node, first, end);
    if (depth === this.maxDepth || !(range > 0)) return;
    this.drawCut(node, range);
    const left = columns.append(2);
    columns.cutFeature[node] = this.cutFeature;
    columns.cutValue[node] = this.cutValue;
    columns.left[node] = left;
    const middle = this.partition(first, end);
    this.growNode(left, first, middle, depth + 1);
    this.growNode(left + 1, middle, end, depth + 1);
  }

  /** @returns summed ranges of the box; 0 when all rows of the node are equal */
  private measureBox(node: number, first: number, end: number): number {
    const { rows } = this;
    const { boxes, nFeatures } = this.columns;
    const stop = end * nFeatures;
    let box = node * nFeatures * 2;
    let range = 0;
    for (let feature = 0; feature < nFeatures; feature += 1, box += 2) {
      let i = first * nFeatures + feature;
      let low = rows[i]!;
      let high = low;
      for (i += nFeatures; i < stop; i += nFeatures) {
        const value = rows[i]!;
        if (value < low) low = value;
        else if (value > high) high = value;
      }
      boxes[box] = low;
      boxes[box + 1] = high;
      range += high - low;
    }
    return range;
  }

  /** Draws the feature in proportion to its range, the cut uniformly within it. */
  private drawCut(node: number, totalRange: number): void {
    const { boxes, nFeatures } = this.columns;
    const box = node * nFeatures * 2;
    let remaining = this.random.next() * totalRange;
    for (let candidate = 0; candidate < nFeatures; candidate += 1) {
      const range = boxes[box + 2 * candidate + 1]! - boxes[box + 2 * candidate]!;
      if (range === 0) continue;
      this.cutFeature = candidate;
      if (remaining < range) break;
      remaining -= range;
    }
    const low = boxes[box + 2 * this.cutFeature]!;
    const high = boxes[box + 2 * this.cutFeature + 1]!;
    const value = fround(low + (high - low) * this.random.next());
    // Below the lowest row nothing would go left.
    this.cutValue = value > low ? value : high;
  }

  /** Moves the rows below the cut to the front. @returns the first row of the others */
  private partition(first: number, end: number): number {
    const { rows, cutFeature, cutValue } = this;
    const { nFeatures } = this.columns;
    let middle = first * nFeatures;
    for (let row = middle; row < end * nFeatures; row += nFeatures) {
      if (rows[row + cutFeature]! >= cutValue) continue;
      for (let i = 0; i < nFeatures; i += 1) {
        const moved = rows[row + i]!;
        rows[row + i] = rows[middle + i]!;
        rows[middle + i] = moved;
      }
      middle += nFeatures;
    }
    return middle / nFeatures;
  }
}
