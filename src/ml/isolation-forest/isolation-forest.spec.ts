import fc from 'fast-check';
import { SeededRandom } from '../random/seeded-random.js';
import { gaussian } from '../random/gaussian.js';
import { attributeRow } from './attribution.js';
import { averagePathLength } from './average-path-length.js';
import { fitIsolationForest } from './fit.js';
import { ForestScorer } from './forest-scorer.js';
import { type FeatureRows, type IsolationForest, LEAF } from './isolation-forest.js';

const options = { nTrees: 50, maxSamples: 64, maxDepth: 10, seed: 1 };

function cloud(n: number, nFeatures: number, seed = 1): FeatureRows {
  const random = new SeededRandom(seed);
  return { values: Float32Array.from({ length: n * nFeatures }, () => gaussian(random)), nFeatures };
}

/** The definition, straight from the root: survive each box or be cut off there. */
function referenceScore(forest: IsolationForest, row: Float32Array): number {
  const below = (node: number): number => {
    const box = forest.boxes.subarray(node * row.length * 2, (node + 1) * row.length * 2);
    let outside = 0;
    let range = 0;
    row.forEach((value, j) => {
      outside += Math.max(0, value - box[2 * j + 1]!, box[2 * j]! - value);
      range += box[2 * j + 1]! - box[2 * j]!;
    });
    const stays = outside === 0 ? 1 : range / (outside + range);
    const feature = forest.cutFeature[node]!;
    if (feature === LEAF) return stays * averagePathLength(forest.size[node]!);
    const child = forest.left[node]! + (row[feature]! < forest.cutValue[node]! ? 0 : 1);
    return stays * (1 + below(child));
  };
  const mean = forest.roots.reduce((sum, root) => sum + below(root), 0) / forest.roots.length;
  return 2 ** (-mean / averagePathLength(forest.maxSamples));
}

describe('averagePathLength', () => {
  it('is exact for small n', () => {
    expect([0, 1, 2].map(averagePathLength)).toEqual([0, 0, 1]);
    expect(averagePathLength(3)).toBeCloseTo(5 / 3, 12);
    expect(averagePathLength(256)).toBeCloseTo(10.2487, 4);
  });
});

describe('fitIsolationForest', () => {
  it('gives the same bits for the same seed and others for another', () => {
    const rows = cloud(500, 3);
    expect(fitIsolationForest(rows, options)).toEqual(fitIsolationForest(rows, options));
    expect(fitIsolationForest(rows, { ...options, seed: 2 })).not.toEqual(fitIsolationForest(rows, options));
  });

  it('puts every row of a node into exactly one child, inside its box', () => {
    const forest = fitIsolationForest(cloud(300, 2), options);
    const inner = [...forest.cutFeature.keys()].filter((node) => forest.cutFeature[node] !== LEAF);
    expect(inner.length).toBeGreaterThan(0);
    const wrong = inner.filter((node) => {
      const left = forest.left[node]!;
      const nLeft = forest.size[left]!;
      const isSplit = forest.size[node] === nLeft + forest.size[left + 1]! && nLeft > 0;
      const upTo = forest.boxes[left * 4 + 2 * forest.cutFeature[node]! + 1]!;
      return !(isSplit && upTo < forest.cutValue[node]!);
    });
    expect(wrong).toEqual([]);
  });

  it('makes one leaf of equal rows', () => {
    const forest = fitIsolationForest({ values: new Float32Array(30).fill(4), nFeatures: 3 }, options);
    expect(forest.size.length).toBe(options.nTrees);
  });

  it('refuses no rows and values that are not finite', () => {
    expect(() => fitIsolationForest({ values: new Float32Array(), nFeatures: 2 }, options)).toThrow(
      RangeError,
    );
    const bad = { values: Float32Array.of(1, Number.NaN), nFeatures: 2 };
    expect(() => fitIsolationForest(bad, options)).toThrow('rows: all values must be finite, got NaN at 1');
  });
});

describe('ForestScorer', () => {
  it('equals the definition for any row, inside and outside', () => {
    const forest = fitIsolationForest(cloud(200, 3), { ...options, nTrees: 10 });
    const scorer = new ForestScorer(forest);
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (values) => {
          const row = Float32Array.from(values);
          expect(scorer.scoreRow(row)).toBeCloseTo(referenceScore(forest, row), 10);
        },
      ),
    );
  });

  it('scores an isolated point above every inlier', () => {
    const rows = cloud(500, 2);
    const scorer = new ForestScorer(fitIsolationForest(rows, options));
    const inliers = Array.from({ length: 500 }, (_, i) =>
      scorer.scoreRow(rows.values.subarray(2 * i, 2 * i + 2)),
    );
    expect(scorer.scoreRow(Float32Array.of(8, 8))).toBeGreaterThan(Math.max(...inliers));
  });

  it('keeps rising outside of everything seen, where path lengths stand still', () => {
    const scorer = new ForestScorer(fitIsolationForest(cloud(500, 2), options));
    const scores = [4, 6, 10, 16].map((distance) => scorer.scoreRow(Float32Array.of(distance, 0)));
    expect(scores).toEqual([...scores].sort());
    expect(new Set(scores).size).toBe(4);
  });

  it('scores 1 outside of a constant and 0.5 to 1 on it', () => {
    const scorer = new ForestScorer(
      fitIsolationForest({ values: new Float32Array(50), nFeatures: 1 }, options),
    );
    expect(scorer.scoreRow(Float32Array.of(3))).toBe(1);
    expect(scorer.scoreRow(Float32Array.of(0))).toBeCloseTo(0.5, 10);
  });

  it('scores with a single training row', () => {
    const scorer = new ForestScorer(
      fitIsolationForest({ values: Float32Array.of(1, 2), nFeatures: 2 }, options),
    );
    expect(scorer.scoreRow(Float32Array.of(1, 2))).toBe(1);
  });
});

describe('attributeRow', () => {
  it('names the feature that is out and its side', () => {
    const forest = fitIsolationForest(cloud(500, 3), options);
    const weights = attributeRow(forest, Float32Array.of(0, -9, 0));
    expect(weights[1]).toBeLessThan(0);
    expect(Math.abs(weights[1]!)).toBeGreaterThan(10 * Math.abs(weights[0]!));
  });

  it('is zero where nothing is out', () => {
    const forest = fitIsolationForest(
      { values: Float32Array.of(-1, 1), nFeatures: 1 },
      { ...options, maxDepth: 0 },
    );
    expect([...attributeRow(forest, Float32Array.of(0.5))]).toEqual([0]);
  });
});
