import { type GrowthOptions, growTrees, type Loss } from './boosted-trees.js';
import { type CalibrationCurve, learnCurve } from './calibration-curve.js';
import { combine, type Combination } from './combine.js';
import { fitStepRegression, type Penalties, type StepRegression } from './step-regression.js';
import { type TreeEnsemble } from './tree-ensemble.js';

const { exp, log } = Math;

/** Parts the units are dealt into; each is predicted by models that have not seen it. */
export const N_FOLDS = 4;

/** Strengths of the step regression to choose from, in failures: for fleets with few failures, some and many. */
const PENALTIES: readonly Penalties[] = [
  { step: 1, level: 0.3 },
  { step: 6, level: 1 },
  { step: 30, level: 3 },
];

/** Trees are counted in steps of ten. */
const TREES_PER_LOOK = 10;

/** How trees for hazards are grown: small ones, each on a part of the units, that need a few failures for a leaf. */
const HAZARD_TREES: Omit<GrowthOptions, 'seed' | 'nTrees'> = {
  depth: 4,
  shrinkage: 0.05,
  leastWeight: 3,
  ridge: 5,
  featureShare: 0.3,
  unitShare: 0.7,
};
const MOST_TREES = 200;

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
  readonly isWindow: boolean;
}

/** A fitted hazard, calibrated on units that its members have not seen. */
export interface FittedHazard {
  readonly regression: StepRegression;
  readonly trees: TreeEnsemble;
  readonly startOfTrees: number;
  readonly combination: Combination;
  readonly curve: CalibrationCurve;
}

/**
 * Fits the step regression and the trees, chooses penalty and number of trees by what is said of unseen units, and combines both on the
 * same.
 *
 * @param foldOf the fold of each unit.
 */
export function crossFitHazard(data: HazardRows, foldOf: Uint8Array, seed: number): FittedHazard {
  const n = data.failures.length;
  const regressions = PENALTIES.map(() => new Float64Array(n));
  const looks = Array.from({ length: MOST_TREES / TREES_PER_LOOK }, () => new Float32Array(n));
  for (let fold = 0; fold < N_FOLDS; fold += 1) {
    const [inside, outside] = splitRows(data.unitOf, foldOf, fold);
    PENALTIES.forEach((penalties, k) => {
      const predicted = predictRegression(regress(data, inside, penalties), data.codes, n);
      for (const row of outside) regressions[k]![row] = predicted[row]!;
    });
    grow(data, inside, { nTrees: MOST_TREES, seed: seed + fold }, (nTrees, predicted) => {
      if (nTrees % TREES_PER_LOOK !== 0) return;
      const look = looks[nTrees / TREES_PER_LOOK - 1]!;
      for (const row of outside) look[row] = predicted[row]!;
    });
  }
  const penalty = bestOf(regressions, data);
  const look = bestOf(looks, data);
  const members = [regressions[penalty]!, Float64Array.from(looks[look]!)];
  const combination = combine({ ...data, members });
  const curve = learnCurve(data, combinedScores(combination, members));
  const all = Uint32Array.from({ length: n }, (_, row) => row);
  const nTrees = (look + 1) * TREES_PER_LOOK;
  return {
    regression: regress(data, all, PENALTIES[penalty]!),
    trees: grow(data, all, { nTrees, seed: seed + N_FOLDS }),
    startOfTrees: log(rateOf(data, all)),
    combination,
    curve,
  };
}

/** Rows of the units in all folds but one, and in that one. */
export function splitRows(
  unitOf: Uint32Array,
  foldOf: Uint8Array,
  fold: number,
): readonly [Uint32Array, Uint32Array] {
  const all = Uint32Array.from({ length: unitOf.length }, (_, row) => row);
  const isInside = (row: number): boolean => foldOf[unitOf[row]!] !== fold;
  return [all.filter(isInside), all.filter((row) => !isInside(row))];
}

function combinedScores({ intercept, weights }: Combination, members: readonly Float64Array[]): Float64Array {
  return Float64Array.from(members[0]!, (_, row) =>
    members.reduce((sum, member, k) => sum + weights[k]! * member[row]!, intercept),
  );
}

/** What a step regression says of each row. */
function predictRegression(
  { intercept, effects }: StepRegression,
  codes: readonly Uint8Array[],
  n: number,
): Float64Array {
  const predicted = new Float64Array(n).fill(intercept);
  for (const [feature, effect] of effects.entries())
    for (let row = 0; row < n; row += 1) predicted[row]! += effect[codes[feature]![row]!]!;
  return predicted;
}

function regress(data: HazardRows, rows: Uint32Array, penalties: Penalties): StepRegression {
  const { codes, nCodes, isOrdered, failures, exposure, weights } = data;
  const weighted = (values: Float64Array): Float64Array => values.map((value, row) => value * weights[row]!);
  return fitStepRegression(
    { codes, nCodes, isOrdered, rows, failures: weighted(failures), exposure: weighted(exposure) },
    penalties,
  );
}

function grow(
  data: HazardRows,
  rows: Uint32Array,
  { nTrees, seed }: { nTrees: number; seed: number },
  onTree?: (nTrees: number, predicted: Float64Array) => void,
): TreeEnsemble {
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
  return growTrees({ ...data, rows }, loss, { ...HAZARD_TREES, nTrees, seed }, start, onTree);
}

function rateOf({ failures, exposure, weights }: HazardRows, rows: Uint32Array): number {
  let count = 0;
  let exposed = 0;
  for (const row of rows) {
    count += weights[row]! * failures[row]!;
    exposed += weights[row]! * exposure[row]!;
  }
  return count / exposed;
}

/** @returns the index of the log hazards under which what happened is likeliest. */
function bestOf(
  candidates: readonly ArrayLike<number>[],
  { failures, exposure, weights }: HazardRows,
): number {
  const likelihoods = candidates.map((predicted) => {
    let sum = 0;
    for (let row = 0; row < failures.length; row += 1)
      sum += weights[row]! * (failures[row]! * predicted[row]! - exposure[row]! * exp(predicted[row]!));
    return sum;
  });
  return likelihoods.reduce((best, value, k) => (value > likelihoods[best]! ? k : best), 0);
}
