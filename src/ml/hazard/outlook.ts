import { type PredictionCheck, checkPredictions } from './check-predictions.js';
import { type Contribution } from './contributions.js';
import { type FailureModel, type LifeReason } from './failure-model.js';
import { fitFailureModel } from './fit-failure-model.js';
import { type FleetRows } from './fleet.js';
import { type Life } from './remaining-life.js';
import { type DatedHistory, knownBefore } from './split-by-time.js';

/** The newest part of the time is kept for the check. */
const CHECKED_SHARE = 0.25;

/** Models of one fleet for several horizons, and how the first of them does on what comes after it was fitted. */
export interface Outlook {
  /** In the order of the horizons, the first with remaining lives; none with too few failures for a model. */
  readonly models: readonly FailureModel[];
  /** Undefined with too few failures for a model. */
  readonly check: PredictionCheck | undefined;
  /** Both on what neither has seen, where there is another model. */
  readonly comparison?: OutlookComparison | undefined;
}

/** A new model and the one in use, on the same rows. */
export interface OutlookComparison {
  readonly candidate: PredictionCheck;
  readonly live: PredictionCheck;
}

/** What to fit for. */
export interface OutlookOptions {
  /** Ascending, > 0, in the unit of the times; the first is the one that is checked. */
  readonly horizons: readonly number[];
  readonly seed: number;
  /** A model of the first horizon to compare with, and when it was fitted, on the clock of the history. */
  readonly live?: { readonly model: FailureModel; readonly from: number } | undefined;
}

/**
 * Fits a model of failures for each horizon, after it has fitted one to the older three quarters of the time and compared what it says of the
 * rest with what happened.
 *
 * @throws RangeError as {@link fitFailureModel} does.
 */
export function fitOutlook(history: DatedHistory, { horizons, seed, live }: OutlookOptions): Outlook {
  const [first = 1] = horizons;
  const cut = cutOf(history);
  const early = fitFailureModel(knownBefore(history, cut), { horizon: first, seed, hasLife: false });
  if (early.parts.hazard === undefined) return { models: [], check: undefined };
  const from = Math.max(cut, live?.from ?? cut);
  const candidate = live && checkPredictions(early, history, from);
  const other = live && checkPredictions(live.model, history, from);
  return {
    // How long a unit lasts does not depend on the horizon: one model says it.
    models: horizons.map((horizon) =>
      fitFailureModel(history, { horizon, seed, hasLife: horizon === first }),
    ),
    check: checkPredictions(early, history, cut),
    comparison: candidate && other && { candidate, live: other },
  };
}

function cutOf({ at }: DatedHistory): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of at) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return high - CHECKED_SHARE * (high - low);
}

/** What models say of the last row of a unit. */
export interface UnitOutlook {
  /** Whether anything was ever measured of it. */
  readonly isKnown: boolean;
  /** Within each horizon, ascending. */
  readonly risks: readonly number[];
  /** Of the first horizon. */
  readonly contributions: readonly Contribution[];
  readonly life?: Life | undefined;
  readonly lifeReason?: LifeReason | undefined;
}

/**
 * Predicts the last row of each unit by models of several horizons.
 *
 * @param models ascending by their horizons.
 * @returns in the order of the units.
 */
export function predictOutlook(models: readonly FailureModel[], fleet: FleetRows): readonly UnitOutlook[] {
  const predictions = models.map((model) => model.predict(fleet));
  const [first] = predictions;
  return Array.from({ length: fleet.starts.length - 1 }, (_, unit) => {
    const row = fleet.starts[unit + 1]! - 1;
    let highest = 0;
    const risks = models.map((model, k) => {
      // What fails within a week fails within a month.
      highest = Math.max(highest, model.risk(predictions[k]!.logHazard[row]!));
      return highest;
    });
    return {
      isKnown: first?.isKnown[row] === 1,
      risks,
      contributions: first?.contributions(row) ?? [],
      life: first?.lives?.[row],
      lifeReason: models[0]?.parts.lifeReason,
    };
  });
}
