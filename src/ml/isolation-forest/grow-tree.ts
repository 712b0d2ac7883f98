import { type SeededRandom } from '../random/seeded-random.js';
import { countRows, type FeatureRows } from './isolation-forest.js';
import { type NodeColumns } from './node-columns.js';

const { fround } = Math;
const INFINITY = Number.POSITIVE_INFINITY;

/** A node still to be cut: rows `order[first … end − 1]` at `depth`. */
interface Task {
  readonly node: number;
  readonly first: number;
  readonly end: number;
  readonly depth: number;
}

interface Cut {
  readonly feature: number;
  readonly value: number;
}

/**
 * Grows one tree over all of `rows` and appends its nodes to `columns`.
 *
 * @returns index of the root.
 */
export function growTree(
  columns: NodeColumns,
  rows: FeatureRows,
  maxDepth: number,
  random: SeededRandom,
): number {
  const order = Uint32Array.from({ length: countRows(rows) }, (_, i) => i);
  const root = columns.append(1);
  const tasks: Task[] = [{ node: root, first: 0, end: order.length, depth: 0 }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { node, first, end, depth } = task;
    columns.size[node] = end - first;
    measureBox(columns, node, rows, order.subarray(first, end));
    if (depth === maxDepth || end - first < 2) continue;
    const cut = drawCut(columns, node, random);
    if (cut === undefined) continue;
    const middle = first + partition(rows, order.subarray(first, end), cut);
    const left = columns.append(2);
    columns.cutFeature[node] = cut.feature;
    columns.cutValue[node] = cut.value;
    columns.left[node] = left;
    tasks.push(
      { node: left + 1, first: middle, end, depth: depth + 1 },
      { node: left, first, end: middle, depth: depth + 1 },
    );
  }
  return root;
}

function measureBox(
  { boxes }: NodeColumns,
  node: number,
  { values, nFeatures }: FeatureRows,
  members: Uint32Array,
): void {
  const box = node * nFeatures * 2;
  for (let feature = 0; feature < nFeatures; feature += 1) {
    let low = INFINITY;
    let high = -INFINITY;
    for (const member of members) {
      const value = values[member * nFeatures + feature]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    boxes[box + 2 * feature] = low;
    boxes[box + 2 * feature + 1] = high;
  }
}

/** @returns undefined when all rows of the node are equal. */
function drawCut({ boxes, nFeatures }: NodeColumns, node: number, random: SeededRandom): Cut | undefined {
  const box = node * nFeatures * 2;
  let total = 0;
  for (let i = box; i < box + 2 * nFeatures; i += 2) total += boxes[i + 1]! - boxes[i]!;
  if (!(total > 0)) return undefined;
  let remaining = random.next() * total;
  let feature = -1;
  for (let candidate = 0; candidate < nFeatures; candidate += 1) {
    const range = boxes[box + 2 * candidate + 1]! - boxes[box + 2 * candidate]!;
    if (range === 0) continue;
    feature = candidate;
    if (remaining < range) break;
    remaining -= range;
  }
  const low = boxes[box + 2 * feature]!;
  const high = boxes[box + 2 * feature + 1]!;
  const value = fround(low + (high - low) * random.next());
  // Below the lowest row nothing would go left.
  return { feature, value: value > low ? value : high };
}

/** Moves the rows below the cut to the front of `members`. @returns how many there are. */
function partition({ values, nFeatures }: FeatureRows, members: Uint32Array, cut: Cut): number {
  let middle = 0;
  for (let i = 0; i < members.length; i += 1) {
    const member = members[i]!;
    if (values[member * nFeatures + cut.feature]! >= cut.value) continue;
    members[i] = members[middle]!;
    members[middle] = member;
    middle += 1;
  }
  return middle;
}
