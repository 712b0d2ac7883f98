import { SeededRandom } from '../random/seeded-random.js';
import { IndexSampler } from '../random/index-sampler.js';
import { countRows, type FeatureRows, type IsolationForest, MAX_FEATURES } from './isolation-forest.js';
import { NodeColumns } from './node-columns.js';
import { TreeGrower } from './tree-grower.js';

/** Options of {@link fitIsolationForest}. */
export interface ForestOptions {
  readonly nTrees: number;
  /** Rows each tree is grown from (ψ), drawn without replacement; all rows when there are fewer. */
  readonly maxSamples: number;
  /** Nodes at this depth are leaves. */
  readonly maxDepth: number;
  readonly seed: number;
}

/**
 * Fits an isolation forest: each tree cuts its own random sample of rows until every row is alone, the rows are equal, or the
 * tree is `maxDepth` deep. The feature to cut is drawn in proportion to its range in the node, the cut uniformly within it.
 *
 * @param rows at least one row, all values finite, at most 254 features.
 * @returns the forest; the same rows, options and seed give the same bits.
 * @throws RangeError when there is no row or a value is not finite.
 * @complexity O(nTrees · maxSamples · maxDepth · nFeatures)
 * @source Liu, Ting & Zhou, 2008, "Isolation Forest"; range-proportional cuts from Guha et al., 2016, "Robust Random Cut Forest
 * Based Anomaly Detection on Streams".
 */
export function fitIsolationForest(rows: FeatureRows, options: ForestOptions): IsolationForest {
  const n = countRows(rows);
  assertUsable(rows, n);
  const random = new SeededRandom(options.seed);
  const sampler = new IndexSampler(n, random);
  const maxSamples = Math.min(n, options.maxSamples);
  const columns = new NodeColumns(rows.nFeatures);
  const grower = new TreeGrower(columns, random, options.maxDepth, maxSamples);
  const roots = new Uint32Array(options.nTrees);
  for (let tree = 0; tree < options.nTrees; tree += 1)
    roots[tree] = grower.grow(rows.values, sampler.draw(maxSamples));
  return { nFeatures: rows.nFeatures, maxSamples, roots, ...columns.finish() };
}

function assertUsable(rows: FeatureRows, n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`rows: need at least 1 whole row, got ${n}`);
  if (rows.nFeatures > MAX_FEATURES)
    throw new RangeError(`nFeatures: must be in 1..${MAX_FEATURES}, got ${rows.nFeatures}`);
  for (let i = 0; i < rows.values.length; i += 1) {
    if (Number.isFinite(rows.values[i])) continue;
    throw new RangeError(`rows: all values must be finite, got ${rows.values[i]!} at ${i}`);
  }
}
