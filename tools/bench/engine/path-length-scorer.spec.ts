import fc from 'fast-check';
import { averagePathLength } from '../../../src/ml/isolation-forest/average-path-length.js';
import { fitIsolationForest } from '../../../src/ml/isolation-forest/fit.js';
import { type IsolationForest, LEAF } from '../../../src/ml/isolation-forest/isolation-forest.js';
import { gaussianRows } from './synthetic.js';
import { PathLengthScorer } from './path-length-scorer.js';

const options = { nTrees: 50, maxSamples: 64, maxDepth: 10, seed: 1 };

describe('PathLengthScorer', () => {
  /** The definition: follow the cuts, count the steps. */
  function referencePathLengthScore(forest: IsolationForest, row: Float32Array): number {
    const lengths = [...forest.roots].map((root) => {
      let node = root;
      let steps = 0;
      for (let feature = forest.cutFeature[node]!; feature !== LEAF; feature = forest.cutFeature[node]!) {
        node = forest.left[node]! + (row[feature]! < forest.cutValue[node]! ? 0 : 1);
        steps += 1;
      }
      return steps + averagePathLength(forest.size[node]!);
    });
    const mean = lengths.reduce((a, b) => a + b, 0) / lengths.length;
    return 2 ** (-mean / averagePathLength(forest.maxSamples));
  }

  it.each([1, 4, 10, 51])('equals the definition for any row and %d trees', (nTrees) => {
    const rows = gaussianRows(200, 3);
    const forest = fitIsolationForest(rows, { ...options, nTrees });
    const scorer = new PathLengthScorer(forest);
    const anyValue = fc.oneof(
      fc.float({ min: -9, max: 9, noNaN: true }),
      // A row that lies exactly on a cut goes right.
      fc.constantFrom(...forest.cutValue.filter((_, node) => forest.cutFeature[node] !== LEAF)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyValue, anyValue, anyValue), { maxLength: 200 }), (drawn) => {
        const values = Float32Array.from(drawn.flat());
        const scores = scorer.score({ values, nFeatures: 3 });
        expect(scores.length).toBe(drawn.length);
        scores.forEach((score, i) => {
          expect(score).toBeCloseTo(referencePathLengthScore(forest, values.subarray(3 * i, 3 * i + 3)), 12);
        });
      }),
    );
  });

  it('stands still outside of everything seen', () => {
    const scorer = new PathLengthScorer(fitIsolationForest(gaussianRows(500, 2), options));
    const [near, far] = scorer.score({ values: Float32Array.of(9, 0, 900, 0), nFeatures: 2 });
    expect(near).toBe(far);
  });

  it('scores with a tree that is a single leaf', () => {
    const rows = { values: Float32Array.of(1, 2), nFeatures: 2 };
    expect([...new PathLengthScorer(fitIsolationForest(rows, options)).score(rows)]).toEqual([1]);
  });

  it('refuses a forest deeper than its heaps can be', () => {
    const rows = gaussianRows(2000, 1);
    const forest = fitIsolationForest(rows, { nTrees: 20, maxSamples: 2000, maxDepth: 30, seed: 1 });
    expect(() => new PathLengthScorer(forest)).toThrow(/forest: must be at most 16 deep, got \d\d/);
  });
});
