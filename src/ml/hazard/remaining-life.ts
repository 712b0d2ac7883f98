import { quantileOfSorted } from '../statistics/quantile.js';
import { BoostedTrees, type GrowthOptions, type Loss } from './boosted-trees.js';
import { N_FOLDS } from './cross-fit.js';
import { type TreeEnsemble } from './tree-ensemble.js';
import { rowsOfFold } from './unseen-rows.js';

const { max, min } = Math;

/** How trees for remaining lives are grown. */
const LIFE_TREES: Omit<GrowthOptions, 'seed'> = {
  depth: 5,
  shrinkage: 0.03,
  leastWeight: 20,
  ridge: 5,
  featureShare: 0.3,
  unitShare: 0.7,
  hasCounts: false,
};

const N_TREES = 400;

/** Groups of predictions with errors of their own. */
const N_GROUPS = 12;
const LOW = 0.05;
const HIGH = 0.95;

/** Rows with a known remaining life. */
export interface LifeRows {
  readonly codes: readonly Uint8Array[];
  readonly nCodes: Uint16Array;
  readonly unitOf: Uint32Array;
  readonly nUnits: number;
  /** Time to the failure. */
  readonly left: Float64Array;
  /** Features that trees may choose from. */
  readonly usable: Uint32Array;
  /** Rows to learn from; those of others are not used. */
  readonly rows: Uint32Array;
  /** Rows that ended in a failure, for the errors. */
  readonly dies: Uint8Array;
  /** What lies farther than this counts as this. */
  readonly most: number;
}

/** Remaining life by trees, with the errors it made on unseen units. */
export interface LifeModel {
  readonly trees: TreeEnsemble;
  /** Mean of what was learnt, before the first tree. */
  readonly start: number;
  readonly most: number;
  /** Predictions, ascending, and the 5 % and 95 % quantiles of what was truly left less what was predicted, around each. */
  readonly groups: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Fits the remaining life; its interval is what errors on unseen units were (split conformal, by groups of predictions). */
export function fitLife(data: LifeRows, foldOf: Uint8Array, seed: number): LifeModel {
  const n = data.left.length;
  const target = data.left.map((left) => min(left, data.most) / data.most);
  const unseen = new Float64Array(n).fill(Number.NaN);
  for (let fold = 0; fold < N_FOLDS; fold += 1) {
    const rows = data.rows.filter((row) => foldOf[data.unitOf[row]!] !== fold);
    if (rows.length === 0) continue;
    const { predicted } = growLife(data, rows, target, seed + fold);
    for (const row of rowsOfFold(data.unitOf, foldOf, (one) => one === fold)) unseen[row] = predicted[row]!;
  }
  const { trees, start } = growLife(data, data.rows, target, seed + N_FOLDS);
  return { trees, start, most: data.most, ...errorsOf(data, unseen) };
}

/** Remaining life with its interval, for the sum of the trees. */
export function lifeOf(model: LifeModel, predicted: number): Life {
  const { most, groups, low, high } = model;
  const remaining = max(0, min(1, predicted)) * most;
  const at = placeOf(groups, remaining / most);
  const lower = remaining + most * interpolate(low, at);
  const upper = remaining + most * interpolate(high, at);
  return { remaining, low: max(0, min(remaining, lower)), high: max(remaining, upper) };
}

/** A remaining life and the interval in which nine in ten ended. */
export interface Life {
  readonly remaining: number;
  readonly low: number;
  readonly high: number;
}

function growLife(data: LifeRows, rows: Uint32Array, target: Float64Array, seed: number) {
  let sum = 0;
  for (const row of rows) sum += target[row]!;
  const start = sum / rows.length;
  const predicted = new Float64Array(target.length).fill(start);
  const loss: Loss = {
    differentiate(now, slope, curvature) {
      for (const row of rows) {
        slope[row] = target[row]! - now[row]!;
        curvature[row] = 1;
      }
    },
  };
  const growing = new BoostedTrees({ ...data, rows }, loss, { ...LIFE_TREES, seed }, predicted);
  growing.grow(N_TREES);
  return { trees: growing.ensemble, start, predicted };
}

function errorsOf({ left, dies, most }: LifeRows, unseen: Float64Array) {
  const known = [...unseen.keys()].filter((row) => dies[row] === 1 && !Number.isNaN(unseen[row]!));
  const clipped = unseen.map((value) => max(0, min(1, value)));
  known.sort((a, b) => clipped[a]! - clipped[b]! || a - b);
  const nGroups = max(1, min(N_GROUPS, Math.floor(known.length / 20)));
  const groups = new Float64Array(nGroups);
  const low = new Float64Array(nGroups);
  const high = new Float64Array(nGroups);
  for (let group = 0; group < nGroups; group += 1) {
    const from = Math.floor((group * known.length) / nGroups);
    const rows = known.slice(from, Math.floor(((group + 1) * known.length) / nGroups));
    const errors = Float64Array.from(rows, (row) => left[row]! / most - clipped[row]!).sort();
    groups[group] = rows.reduce((sum, row) => sum + clipped[row]!, 0) / max(1, rows.length);
    low[group] = quantileOfSorted(errors, LOW);
    high[group] = quantileOfSorted(errors, HIGH);
  }
  return { groups, low, high };
}

/** Place of a value among ascending ones, with what lies between two of them. */
function placeOf(groups: Float64Array, value: number): number {
  const last = groups.length - 1;
  let at = 0;
  while (at < last && groups[at + 1]! <= value) at += 1;
  if (at === last || value <= groups[0]!) return at;
  return at + (value - groups[at]!) / (groups[at + 1]! - groups[at]!);
}

function interpolate(values: Float64Array, at: number): number {
  const low = values[Math.floor(at)]!;
  const high = values[Math.min(values.length - 1, Math.ceil(at))]!;
  return low + (high - low) * (at - Math.floor(at));
}
