import { calibrated } from './calibration-curve.js';
import { codeFeatures, type Feature } from './coded-features.js';
import { combinedScores } from './combine.js';
import { type Contribution, contributionsOf } from './contributions.js';
import { type FittedHazard } from './cross-fit.js';
import { type FleetRows, isCategory } from './fleet.js';
import { type Drift, partsOf } from './parts.js';
import { type Life, type LifeModel, lifeOf } from './remaining-life.js';
import { allRows } from './row-paths.js';
import { addMembers } from './unseen-rows.js';

const { exp, expm1, log, max, min } = Math;

/** Why there is no remaining life. */
export type LifeReason = 'few-failures' | 'few-fail' | 'short-histories';

/** What a model of failures learnt. */
export interface FailureModelParts {
  /** Time within which the probability was learnt; other horizons are in proportion. */
  readonly horizon: number;
  readonly drifts: readonly Drift[];
  readonly features: readonly Feature[];
  /** Failures within the horizon of a unit of which nothing is known. */
  readonly baseRate: number;
  readonly nFailures: number;
  /** Undefined with too few failures for more than the base rate. */
  readonly hazard?: FittedHazard;
  /** Undefined where it was not asked for, or the fleet cannot say. */
  readonly life?: LifeModel;
  readonly lifeReason?: LifeReason;
}

/** What is predicted of each row. */
export interface Predictions {
  /** log of the failures expected within the model's horizon. */
  readonly logHazard: Float64Array;
  /** Undefined where the fleet cannot say. */
  readonly lives?: readonly Life[];
  /** 1 where a measurement of the unit is known, of this row or an earlier one. */
  readonly isKnown: Uint8Array;
  /** Contributions of the columns to the risk of a row, those that raise it first. */
  readonly contributions: (row: number) => readonly Contribution[];
}

/** A model of failures, fitted by {@link fitFailureModel}. */
export class FailureModel {
  constructor(readonly parts: FailureModelParts) {}

  /** Predicts each row from the rows of its unit up to it. */
  predict(fleet: FleetRows): Predictions {
    const { drifts, features, hazard, life, baseRate } = this.parts;
    const n = fleet.times.length;
    const split = partsOf(fleet, drifts);
    const codes = codeFeatures(fleet, split, this.parts);
    const logHazard = new Float64Array(n).fill(log(baseRate));
    if (hazard !== undefined) logHazardsOf(hazard, codes, logHazard);
    const sums = life === undefined ? undefined : new Float64Array(n).fill(life.start);
    if (life !== undefined && sums !== undefined) life.trees.addTo(codes, sums, allRows(n));
    return {
      logHazard,
      isKnown: knownRows(fleet),
      ...(life === undefined || sums === undefined
        ? {}
        : { lives: Array.from(sums, (sum) => lifeOf(life, sum)) }),
      contributions: (row) => (hazard === undefined ? [] : contributionsOf(hazard, { features, codes, row })),
    };
  }

  /**
   * Probability of failing within a horizon: 1 − exp(−hazard · within / horizon).
   *
   * @param within > 0, in the unit of the times.
   * @returns 0..1, never 1: after n failures, certainty is n + 1 in n + 2 (Laplace's rule of succession).
   */
  risk(logHazard: number, within = this.parts.horizon): number {
    const certain = log(this.parts.nFailures + 2);
    return -expm1(-min(certain, (exp(logHazard) * within) / this.parts.horizon));
  }

  /**
   * Health of a unit: 100 times the probability that it does not fail within the horizon, and at most half of that where its remaining life
   * has ended.
   *
   * @returns 0..100.
   */
  health(logHazard: number, life?: Life): number {
    const { life: model } = this.parts;
    const share = life === undefined || model === undefined ? 1 : 0.5 + (0.5 * life.remaining) / model.most;
    return 100 * (1 - this.risk(logHazard)) * max(0, min(1, share));
  }
}

/** log of the mean of the models' hazards. */
function logHazardsOf(
  { models, combination, curve }: FittedHazard,
  codes: readonly Uint8Array[],
  into: Float64Array,
): void {
  const n = into.length;
  const rows = allRows(n);
  into.fill(0);
  for (const model of models) {
    const members = [new Float64Array(n), new Float64Array(n)] as const;
    addMembers(model, codes, rows, members);
    const scores = combinedScores(combination, members);
    for (let row = 0; row < n; row += 1) into[row]! += exp(calibrated(curve, scores[row]!)) / models.length;
  }
  for (let row = 0; row < n; row += 1) into[row] = log(into[row]!);
}

/** A unit is known from its first measurement on; a text is none where there are numbers. */
function knownRows({ columns, starts, times }: FleetRows): Uint8Array {
  const isKnown = new Uint8Array(times.length);
  const numbers = columns.filter((column) => !isCategory(column));
  for (const column of numbers.length > 0 ? numbers : columns)
    for (let row = 0; row < times.length; row += 1)
      if (isCategory(column) ? column.codes[row]! >= 0 : !Number.isNaN(column.values[row]!)) isKnown[row] = 1;
  for (let unit = 0; unit + 1 < starts.length; unit += 1)
    for (let row = starts[unit]! + 1; row < starts[unit + 1]!; row += 1)
      isKnown[row] = max(isKnown[row]!, isKnown[row - 1]!);
  return isKnown;
}
