import { type IsolationForest } from './isolation-forest.js';

/** A sum of distances that is larger than a box's ranges by this factor is so by rounding alone, which must not push a row out of its own box. */
export const ROUNDING = 1 + 1e-12;

/** Summed box ranges, in the same order of additions as the test of a row, so that a row on the box's edge compares equal. */
export function measureRanges({ boxes, nFeatures, size }: IsolationForest): Float64Array {
  return Float64Array.from(size, (_, node) => rangeOf(boxes, node * nFeatures * 2, nFeatures));
}

/** @param box where the box begins among `boxes` */
export function rangeOf(boxes: Float32Array, box: number, nFeatures: number): number {
  let range = 0;
  for (let i = box; i < box + 2 * nFeatures; i += 2) range += boxes[i + 1]! - boxes[i]!;
  return range;
}
