import fc from 'fast-check';
import { SeededRandom } from '../../random/seeded-random.js';
import { gaussian } from '../../random/gaussian.js';
import { fitIsolationForest } from '../fit.js';
import { type IsolationForest } from '../isolation-forest.js';
import { TreeClimber } from '../tree-climber.js';
import { ForestKernel } from './forest-kernel.js';

interface Shape {
  readonly nFeatures: number;
  readonly nTrees: number;
  readonly maxSamples: number;
  readonly maxDepth: number;
  readonly seed: number;
}

/** Rows that repeat values, as those of a coarse metric do. */
function forestOf({ nFeatures, seed, ...options }: Shape): IsolationForest {
  const random = new SeededRandom(seed);
  const values = Float32Array.from({ length: 100 * nFeatures }, () =>
    random.next() < 0.5 ? Math.round(gaussian(random)) : gaussian(random),
  );
  return fitIsolationForest({ values, nFeatures }, { ...options, seed });
}

const shapes = fc.record({
  nFeatures: fc.integer({ min: 1, max: 9 }),
  nTrees: fc.integer({ min: 1, max: 20 }),
  maxSamples: fc.integer({ min: 2, max: 64 }),
  maxDepth: fc.integer({ min: 0, max: 8 }),
  seed: fc.integer({ min: 1, max: 1000 }),
});

const values = fc.oneof(
  fc.float({ min: -4, max: 4, noNaN: true }),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
);

const rowsOf = ({ nFeatures }: Shape): fc.Arbitrary<Float32Array> =>
  fc.array(values, { minLength: nFeatures, maxLength: nFeatures }).map((row) => Float32Array.from(row));

describe('ForestKernel', () => {
  it('sums up depths as a climber does, to the bit, whatever the forest and the row', () => {
    fc.assert(
      fc.property(
        shapes.chain((shape) =>
          fc.tuple(fc.constant(shape), fc.array(rowsOf(shape), { minLength: 5, maxLength: 20 })),
        ),
        ([shape, rows]) => {
          const forest = forestOf(shape);
          const [kernel, climber] = [ForestKernel.of(forest), new TreeClimber(forest)];
          expect(rows.map((row) => kernel?.sumDepths(row))).toEqual(
            rows.map((row) => climber.sumDepths(row)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('sums up depths of the rows that the forest has grown from, which lie on the edges of boxes', () => {
    const forest = fitIsolationForest(
      { values: Float32Array.from({ length: 256 }, (_, i) => (i * 37) % 16), nFeatures: 8 },
      { nTrees: 9, maxSamples: 32, maxDepth: 6, seed: 5 },
    );
    const [kernel, climber] = [ForestKernel.of(forest), new TreeClimber(forest)];
    const rows = Array.from({ length: 32 }, (_, i) =>
      Float32Array.from({ length: 8 }, (_v, j) => ((8 * i + j) * 37) % 16),
    );
    expect(rows.map((row) => kernel?.sumDepths(row))).toEqual(rows.map((row) => climber.sumDepths(row)));
  });
});
