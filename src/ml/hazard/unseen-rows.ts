import { allRows } from './row-paths.js';
import { type StepRegression } from './step-regression.js';
import { type TreeEnsemble } from './tree-ensemble.js';

/** What was fitted without the units of one fold. */
export interface FoldModel {
  readonly regression: StepRegression;
  readonly trees: TreeEnsemble;
  readonly startOfTrees: number;
}

interface UnitRows {
  readonly codes: readonly Uint8Array[];
  readonly unitOf: Uint32Array;
}

/**
 * Predicts each row by the models that have not seen its unit.
 *
 * @param folds the model without each fold.
 * @returns log hazards by the regression, and by the trees.
 */
export function predictUnseen(
  folds: readonly FoldModel[],
  { codes, unitOf }: UnitRows,
  foldOf: Uint8Array,
): readonly [Float64Array, Float64Array] {
  const byRegression = new Float64Array(unitOf.length);
  const byTrees = new Float64Array(unitOf.length);
  for (const [fold, model] of folds.entries())
    addMembers(
      model,
      codes,
      rowsOfFold(unitOf, foldOf, (one) => one === fold),
      [byRegression, byTrees],
    );
  return [byRegression, byTrees];
}

/** Adds what a model says of some rows: by the regression, and by the trees. */
export function addMembers(
  { regression, trees, startOfTrees }: FoldModel,
  codes: readonly Uint8Array[],
  rows: Uint32Array,
  [byRegression, byTrees]: readonly [Float64Array, Float64Array],
): void {
  addEffects(regression, codes, rows, byRegression);
  for (const row of rows) byTrees[row]! += startOfTrees;
  trees.addTo(codes, byTrees, rows);
}

/** Rows of the units in some of the folds. */
export function rowsOfFold(
  unitOf: Uint32Array,
  foldOf: Uint8Array,
  isWanted: (fold: number) => boolean,
): Uint32Array {
  return allRows(unitOf.length).filter((row) => isWanted(foldOf[unitOf[row]!]!));
}

/** Adds what a step regression says of some rows. */
export function addEffects(
  { intercept, effects }: StepRegression,
  codes: readonly Uint8Array[],
  rows: Uint32Array,
  into: Float64Array,
): void {
  for (const row of rows) into[row]! += intercept;
  for (const [feature, effect] of effects.entries()) {
    const column = codes[feature]!;
    for (const row of rows) into[row]! += effect[column[row]!]!;
  }
}
