import { rangeOf } from './box-ranges.js';
import { type IsolationForest, LEAF } from './isolation-forest.js';

const { abs } = Math;

/**
 * How much each feature drove a row's score: at every node on the row's way down, feature j gets surv·p·(its outside
 * distance)/ext, the share of the cuts there that would isolate the row by j. Summed over the trees.
 *
 * @param row `nFeatures` finite numbers.
 * @returns one signed weight a feature: the size says how much, the sign whether the value is too high (+) or too low (−). All
 * zero for a row inside every box.
 * @source the insertion rule of Guha et al., 2016, "Robust Random Cut Forest Based Anomaly Detection on Streams".
 */
export function attributeRow(forest: IsolationForest, row: Float32Array): Float64Array {
  const weights = new Float64Array(forest.nFeatures);
  const distances = new Float64Array(forest.nFeatures);
  for (const root of forest.roots) attributeInTree(forest, root, row, { weights, distances });
  return weights;
}

function attributeInTree(
  forest: IsolationForest,
  root: number,
  row: Float32Array,
  { weights, distances }: Readonly<Record<'weights' | 'distances', Float64Array>>,
): void {
  const { cutFeature, cutValue, left, boxes, nFeatures } = forest;
  /** The probability that the row is still with the others. */
  let survival = 1;
  for (let node = root; ; node = left[node]! + (row[cutFeature[node]!]! < cutValue[node]! ? 0 : 1)) {
    const box = node * nFeatures * 2;
    const outside = measureDistances(boxes, box, row, distances);
    if (outside !== 0) {
      const cutOff = outside / (outside + rangeOf(boxes, box, nFeatures));
      for (let feature = 0; feature < nFeatures; feature += 1)
        weights[feature]! += (survival * cutOff * distances[feature]!) / outside;
      survival *= 1 - cutOff;
    }
    if (cutFeature[node] === LEAF || survival === 0) return;
  }
}

/** How far the row lies outside of a box, by feature, with its sign. @returns the sum without signs */
function measureDistances(
  boxes: Float32Array,
  box: number,
  row: Float32Array,
  distances: Float64Array,
): number {
  let outside = 0;
  for (let feature = 0; feature < distances.length; feature += 1) {
    const value = row[feature]!;
    const low = boxes[box + 2 * feature]!;
    const high = boxes[box + 2 * feature + 1]!;
    const distance = value > high ? value - high : value < low ? value - low : 0;
    distances[feature] = distance;
    outside += abs(distance);
  }
  return outside;
}
