import { type TreeShape, TreeEnsemble } from './tree-ensemble.js';
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
