import { RowPaths } from './row-paths.js';
import { TreeEnsemble } from './tree-ensemble.js';
import { type TreeShape } from './tree-shape.js';
import { type FoldModel, predictUnseen, rowsOfFold } from './unseen-rows.js';

/** One tree of one split: codes up to 1 get `low`, the others `high`. */
const tree = (low: number, high: number): TreeShape => ({
  feature: Int32Array.of(0),
  code: Uint8Array.of(1),
  isUnknownLow: Uint8Array.of(1),
  value: Float64Array.of(0, low, high),
});
const model = (intercept: number): FoldModel => ({
  regression: { intercept, effects: [Float64Array.of(0, 1, 2)] },
  trees: TreeEnsemble.of(1, [tree(intercept, -intercept), tree(100, 100)]).first(1),
  startOfTrees: 10 * intercept,
});

describe('RowPaths', () => {
  it('sends the unknown to the side that the tree says, and ends where it does', () => {
    const codes = [Uint8Array.of(0, 1, 2, 3, 0), Uint8Array.of(0, 0, 1, 2, 2)];
    const shape: TreeShape = {
      feature: Int32Array.of(0, -1, 1),
      code: Uint8Array.of(1, 0, 1),
      isUnknownLow: Uint8Array.of(0, 0, 1),
      value: Float64Array.of(0, 10, 20, 0, 0, 30, 40),
    };
    const into = new Float64Array(5);
    const paths = new RowPaths(Uint32Array.of(0, 1, 2, 3));
    paths.add(shape, codes, into);
    expect([...into]).toEqual([30, 10, 30, 40, 0]);
    paths.add(tree(1, 2), codes, into);
    expect([...into]).toEqual([31, 11, 32, 42, 0]);
  });
});

describe('predictUnseen', () => {
  const unitOf = Uint32Array.of(0, 0, 1, 2);
  const foldOf = Uint8Array.of(1, 0, 1);

  it('predicts each row by the model without its unit', () => {
    const codes = [Uint8Array.of(1, 2, 1, 0)];
    const [byRegression, byTrees] = predictUnseen([model(5), model(7)], { codes, unitOf }, foldOf);
    expect([...byRegression]).toEqual([8, 9, 6, 7]);
    expect([...byTrees]).toEqual([77, 63, 55, 77]);
  });

  it('finds the rows of a fold by their units', () => {
    expect([...rowsOfFold(unitOf, foldOf, (fold) => fold === 1)]).toEqual([0, 1, 3]);
  });
});
