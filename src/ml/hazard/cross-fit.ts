import { BoostedTrees, type GrowthOptions, type Loss } from './boosted-trees.js';
import { type CalibrationCurve, learnCurve } from './calibration-curve.js';
import { combine, combinedScores, type Combination } from './combine.js';
import { fitStepRegression, type Penalties, type StepRegression } from './step-regression.js';
import { type TreeEnsemble } from './tree-ensemble.js';
import { addEffects, type FoldModel, predictUnseen, rowsOfFold } from './unseen-rows.js';

const { exp, log, max } = Math;

/** Parts the units are dealt into; each is predicted by models that have not seen it. */
export const N_FOLDS = 4;

/** Strengths of the step regression to choose from, in failures: for fleets with few failures, some and many. */
const PENALTIES: readonly Penalties[] = [
  { step: 1, level: 0.3 },
  { step: 6, level: 1 },
  { step: 30, level: 3 },
];

/** Whether more trees are better is looked at after each ten, and no more are grown when they have not been for forty. */
const TREES_PER_LOOK = 10;
const MOST_WORSE_LOOKS = 4;

/** How trees for hazards are grown: small ones, each on a part of the units, that need a few failures for a leaf. */
const HAZARD_TREES: Omit<GrowthOptions, 'seed'> = {
  depth: 4,
  shrinkage: 0.05,
  leastWeight: 3,
  ridge: 5,
  featureShare: 0.3,
  unitShare: 0.7,
  hasCounts: true,
};
const MOST_LOOKS = 20;

/** Coded rows and how they ended; all columns have as many elements. */
export interface HazardRows {
  readonly codes: readonly Uint8Array[];
  readonly nCodes: Uint16Array;
  readonly isOrdered: readonly boolean[];
  readonly unitOf: Uint32Array;
  readonly nUnits: number;
  readonly failures: Float64Array;
  readonly exposure: Float64Array;
  /** How many rows each stands for. */
  readonly weights: Float64Array;
}

/** All rows, of which the others are a sample. */
export interface AllRows extends Omit<HazardRows, 'nCodes' | 'isOrdered' | 'nUnits' | 'weights'> {
  readonly isWindow: boolean;
}

/** A fitted hazard: the mean of models that have not seen a fold of the units each, calibrated on what they have not seen. */
export interface FittedHazard {
  readonly models: readonly FoldModel[];
  readonly combination: Combination;
  readonly curve: CalibrationCurve;
}

/**
 * Fits a step regression and trees to a sample without each fold of the units, and chooses penalty and number of trees by what is said of
 * the excluded units. On all rows, unseen as well, both are combined and calibrated: few rows at high risk carry half of the failures that
 * are expected, and a sample of those that did not fail has too few of them for the sum.
 *
 * The models of the folds are what predicts, by the mean of their hazards. One fitted to all units is another model than the one that was
 * calibrated: it varies less, and expects fewer failures (3 % of drives).
 *
 * @param foldOf the fold of each unit.
 * @source the mean of models by folds: Barber, Candès, Ramdas & Tibshirani, 2021, "Predictive Inference with the Jackknife+".
 */
export function crossFitHazard(
  data: HazardRows,
  all: AllRows,
  foldOf: Uint8Array,
  seed: number,
): FittedHazard {
  const folds = Array.from({ length: N_FOLDS }, (_, fold): Fold => ({
    inside: rowsOfFold(data.unitOf, foldOf, (one) => one !== fold),
    outside: rowsOfFold(data.unitOf, foldOf, (one) => one === fold),
  }));
  const regressions = chooseRegression(data, folds);
  const trees = chooseTrees(data, folds, seed);
  const models = folds.map(({ inside }, fold): FoldModel => ({
    regression: regressions[fold]!,
    trees: trees[fold]!,
    startOfTrees: log(rateOf(data, inside)),
  }));
  const members = predictUnseen(models, all, foldOf);
  const combination = combine({ ...all, members });
  return { models, combination, curve: learnCurve(all, combinedScores(combination, members)) };
}

/** Rows to fit on, and those of units that are not seen meanwhile. */
interface Fold {
  readonly inside: Uint32Array;
  readonly outside: Uint32Array;
}

/** Fits step regressions of each strength without each fold. @returns those of the best strength. */
function chooseRegression(data: HazardRows, folds: readonly Fold[]): readonly StepRegression[] {
  const candidates = PENALTIES.map((penalties) => {
    const unseen = new Float64Array(data.failures.length);
    const regressions = folds.map(({ inside, outside }) => {
      const regression = regress(data, inside, penalties);
      addEffects(regression, data.codes, outside, unseen);
      return regression;
    });
    return { regressions, likelihood: likelihoodOf(unseen, data) };
  });
  return candidates.reduce((best, one) => (one.likelihood > best.likelihood ? one : best)).regressions;
}

/** Grows trees for all folds side by side, for as long as they say more and more of unseen units. */
function chooseTrees(data: HazardRows, folds: readonly Fold[], seed: number): readonly TreeEnsemble[] {
  const growing = folds.map(({ inside }, fold) => treesOf(data, inside, seed + fold));
  const unseen = new Float64Array(data.failures.length);
  let [best, bestLook] = [-Infinity, 0];
  for (let look = 1; look <= MOST_LOOKS && look - bestLook <= MOST_WORSE_LOOKS; look += 1) {
    for (const [fold, { outside }] of folds.entries()) {
      growing[fold]!.grow(TREES_PER_LOOK);
      for (const row of outside) unseen[row] = growing[fold]!.predicted[row]!;
    }
    const likelihood = likelihoodOf(unseen, data);
    if (likelihood > best) [best, bestLook] = [likelihood, look];
  }
  return growing.map(({ ensemble }) => ensemble.first(bestLook * TREES_PER_LOOK));
}

function regress(data: HazardRows, rows: Uint32Array, penalties: Penalties): StepRegression {
  const { codes, nCodes, isOrdered, failures, exposure, weights } = data;
  const weighted = (values: Float64Array): Float64Array => values.map((value, row) => value * weights[row]!);
  return fitStepRegression(
    { codes, nCodes, isOrdered, rows, failures: weighted(failures), exposure: weighted(exposure) },
    penalties,
  );
}

/** Trees that are still to grow. */
function treesOf(data: HazardRows, rows: Uint32Array, seed: number): BoostedTrees {
  const { failures, exposure, weights } = data;
  const start = new Float64Array(failures.length).fill(log(rateOf(data, rows)));
  const loss: Loss = {
    differentiate(predicted, slope, curvature) {
      for (const row of rows) {
        const expected = weights[row]! * exposure[row]! * exp(predicted[row]!);
        slope[row] = weights[row]! * failures[row]! - expected;
        curvature[row] = expected;
      }
    },
  };
  return new BoostedTrees({ ...data, rows }, loss, { ...HAZARD_TREES, seed }, start);
}

/** Half a failure at least: none among these rows is not never. */
function rateOf({ failures, exposure, weights }: HazardRows, rows: Uint32Array): number {
  let count = 0;
  let exposed = 0;
  for (const row of rows) {
    count += weights[row]! * failures[row]!;
    exposed += weights[row]! * exposure[row]!;
  }
  return max(0.5, count) / exposed;
}

/** log likelihood of what happened under log hazards, but for a constant. */
function likelihoodOf(predicted: Float64Array, { failures, exposure, weights }: HazardRows): number {
  let sum = 0;
  for (let row = 0; row < failures.length; row += 1)
    sum += weights[row]! * (failures[row]! * predicted[row]! - exposure[row]! * exp(predicted[row]!));
  return sum;
}
