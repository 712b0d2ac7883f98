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
  for (const root of forest.roots) attributeInTree(forest, root, row, weights);
  return weights;
}

function attributeInTree(
  forest: IsolationForest,
  root: number,
  row: Float32Array,
  weights: Float64Array,
): void {
  const { cutFeature, cutValue, left } = forest;
  let survival = 1;
  for (let node = root; ; node = left[node]! + (row[cutFeature[node]!]! < cutValue[node]! ? 0 : 1)) {
    survival = attributeAtNode(forest, node, row, { weights, survival });
    if (cutFeature[node] === LEAF || survival === 0) return;
  }
}

/** @returns the probability that the row is still with the others below this node. */
function attributeAtNode(
  { boxes, nFeatures }: IsolationForest,
  node: number,
  row: Float32Array,
  { weights, survival }: { weights: Float64Array; survival: number },
): number {
  let outside = 0;
  let range = 0;
  const box = node * nFeatures * 2;
  for (let feature = 0; feature < nFeatures; feature += 1) {
    outside += abs(outsideDistance(boxes, box + 2 * feature, row[feature]!));
    range += boxes[box + 2 * feature + 1]! - boxes[box + 2 * feature]!;
  }
  if (outside === 0) return survival;
  const cutOff = outside / (outside + range);
  for (let feature = 0; feature < nFeatures; feature += 1) {
    weights[feature]! +=
      (survival * cutOff * outsideDistance(boxes, box + 2 * feature, row[feature]!)) / outside;
  }
  return survival * (1 - cutOff);
}

function outsideDistance(boxes: Float32Array, pair: number, value: number): number {
  if (value > boxes[pair + 1]!) return value - boxes[pair + 1]!;
  return value < boxes[pair]! ? value - boxes[pair]! : 0;
}
