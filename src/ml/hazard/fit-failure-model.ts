import { quantileOfSorted } from '../statistics/quantile.js';
import { SeededRandom } from '../random/seeded-random.js';
import { type Feature, learnFeatures } from './coded-features.js';
import { crossFitHazard, N_FOLDS } from './cross-fit.js';
import { FailureModel, type LifeReason } from './failure-model.js';
import { type FleetHistory } from './fleet.js';
import { type Outcomes, outcomesOf, sampleRows } from './outcomes.js';
import { learnDrifts, type Parts, partsOf } from './parts.js';
import { fitLife } from './remaining-life.js';

/** With fewer failures nothing is learnt from measurements: one in ten for each thing that could be learnt is the usual rule. */
const FEWEST_FAILURES = 10;

/** A remaining life is given where so many and at least half of the units were seen to their end. */
const FEWEST_LIVES = 20;
const LEAST_SHARE = 0.5;

/** Rows that a life has to have, in the median: fewer show no course. */
const FEWEST_ROWS = 5;

/** Beyond this share of the median life nothing says yet how long it will be. */
const SHARE_OF_LIFE = 0.65;

/** Lives of so many rows are read off windows: a single value is mostly noise then. */
const ROWS_OF_LONG_LIVES = 64;
const SINGLE: ReadonlySet<Feature['what']> = new Set(['value', 'jump', 'rise']);

/** More rows of lives are thinned: neighbours say the same. */
const MOST_LIFE_ROWS = 20_000;

/** Half a failure is added to what was seen: none so far is not never. */
const UNSEEN_FAILURES = 0.5;

/** What a model is fitted for. */
export interface FailureFitOptions {
  /** Time within which a failure counts, > 0, in the unit of the times. */
  readonly horizon: number;
  readonly seed: number;
  /** Whether remaining lives are wanted, where the fleet can say them; they are where nothing is said. */
  readonly hasLife?: boolean;
}

/**
 * Fits a model of failures to the history of a fleet.
 *
 * @param history rows of one or more units.
 * @returns a model that knows the base rate only where fewer than 10 failures are known.
 * @throws RangeError for a horizon that is not > 0, or for columns of unequal length.
 */
export function fitFailureModel(
  history: FleetHistory,
  { horizon, seed, hasLife = true }: FailureFitOptions,
): FailureModel {
  if (!(horizon > 0)) throw new RangeError(`horizon must be > 0, got ${horizon}`);
  const drifts = learnDrifts(history);
  const parts = partsOf(history, drifts, history.failed);
  const outcomes = outcomesOf(history, parts, horizon);
  const nFailures = history.failed.reduce((sum, failed) => sum + failed, 0);
  const base = { horizon, drifts, nFailures, baseRate: baseRateOf(outcomes) };
  if (nFailures < FEWEST_FAILURES)
    return new FailureModel({ ...base, features: [], lifeReason: 'few-failures' });
  const sample = sampleRows(outcomes, seed);
  const { rows } = sample;
  const { features, codes } = learnFeatures(history, parts, { rows, rates: outcomes, horizon });
  const unitOf = unitsOf(history);
  const nUnits = history.starts.length - 1;
  const foldOf = foldsOf(nUnits, failingUnits(history), seed);
  const at = <T extends Uint8Array | Uint32Array | Float64Array>(values: T): T =>
    rows.length === values.length ? values : pickRows(values, rows);
  const common = {
    nUnits,
    codes: codes.map(at),
    nCodes: Uint16Array.from(features, ({ cuts }) => cuts.length + 2),
    unitOf: at(unitOf),
  };
  const hazard = crossFitHazard(
    {
      ...common,
      isOrdered: features.map(({ categories }) => categories === undefined),
      failures: at(outcomes.failures),
      exposure: at(outcomes.exposure),
      weights: sample.weights,
    },
    { ...outcomes, codes, unitOf, isWindow: !outcomes.isHeld },
    foldOf,
    seed,
  );
  if (!hasLife) return new FailureModel({ ...base, features, hazard });
  const lifeReason = reasonAgainstLife(parts, outcomes);
  if (lifeReason !== undefined) return new FailureModel({ ...base, features, hazard, lifeReason });
  const dies = at(outcomes.dies);
  const most =
    SHARE_OF_LIFE * median(livesOf(parts, outcomes).map((part) => outcomes.left[parts.starts[part]!]!));
  const lifeRows = { left: at(outcomes.left), dies, most };
  const life = fitLife(
    { ...common, ...lifeRows, rows: knownLives(lifeRows), usable: lifeFeatures(features, parts, outcomes) },
    foldOf,
    seed,
  );
  return new FailureModel({ ...base, features, hazard, life });
}

function baseRateOf({ failures, exposure }: Outcomes): number {
  let count = UNSEEN_FAILURES;
  let exposed = 1;
  for (let row = 0; row < failures.length; row += 1) {
    count += failures[row]!;
    exposed += exposure[row]!;
  }
  return count / exposed;
}

/** The unit of each row. */
function unitsOf({ starts, times }: FleetHistory): Uint32Array {
  const unitOf = new Uint32Array(times.length);
  for (let unit = 0; unit + 1 < starts.length; unit += 1) unitOf.fill(unit, starts[unit], starts[unit + 1]);
  return unitOf;
}

function pickRows<T extends Uint8Array | Uint32Array | Float64Array>(values: T, rows: Uint32Array): T {
  const picked = values.slice(0, rows.length) as T;
  for (let k = 0; k < rows.length; k += 1) picked[k] = values[rows[k]!]!;
  return picked;
}

function failingUnits({ starts, failed }: FleetHistory): Uint8Array {
  return Uint8Array.from({ length: starts.length - 1 }, (_, unit) =>
    failed.subarray(starts[unit], starts[unit + 1]).includes(1) ? 1 : 0,
  );
}

/** Deals units into folds, those that failed and the others apart, so that each fold has its share of failures. */
function foldsOf(nUnits: number, isFailing: Uint8Array, seed: number): Uint8Array {
  const random = new SeededRandom(seed);
  const order = Array.from({ length: nUnits }, (_, unit) => ({ unit, key: random.next() }));
  order.sort((a, b) => isFailing[a.unit]! - isFailing[b.unit]! || a.key - b.key);
  const foldOf = new Uint8Array(nUnits);
  order.forEach(({ unit }, k) => (foldOf[unit] = k % N_FOLDS));
  return foldOf;
}

/** @returns undefined where the remaining life can be learnt. */
function reasonAgainstLife(parts: Parts, outcomes: Outcomes): LifeReason | undefined {
  const lives = livesOf(parts, outcomes);
  if (lives.length < FEWEST_LIVES) return 'few-failures';
  if (lives.length < LEAST_SHARE * (parts.starts.length - 1)) return 'few-fail';
  return median(lives.map((part) => rowsOf(parts, part))) < FEWEST_ROWS ? 'short-histories' : undefined;
}

/** Parts that were seen until they failed. */
function livesOf({ starts }: Parts, { dies }: Outcomes): readonly number[] {
  return [...starts.subarray(0, -1).keys()].filter((part) => dies[starts[part]!] === 1);
}

function rowsOf({ starts }: Parts, part: number): number {
  return starts[part + 1]! - starts[part]!;
}

/** Rows to learn a life from: a unit that goes on says it of those that long before only. */
function knownLives({
  left,
  dies,
  most,
}: {
  left: Float64Array;
  dies: Uint8Array;
  most: number;
}): Uint32Array {
  const known = Uint32Array.from(left.keys()).filter((k) => dies[k] === 1 || left[k]! >= most);
  const every = Math.ceil(known.length / MOST_LIFE_ROWS);
  return known.filter((_, k) => k % every === 0);
}

/** Features that lives are learnt from. */
function lifeFeatures(features: readonly Feature[], parts: Parts, outcomes: Outcomes): Uint32Array {
  const isLong = median(livesOf(parts, outcomes).map((part) => rowsOf(parts, part))) >= ROWS_OF_LONG_LIVES;
  const all = Uint32Array.from(features.keys());
  const read = all.filter((f) => !SINGLE.has(features[f]!.what) || features[f]!.categories !== undefined);
  return isLong && read.length > 0 ? read : all;
}

function median(values: readonly number[]): number {
  return quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}
