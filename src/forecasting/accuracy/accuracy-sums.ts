import type { SeriesKey } from '../../metrics/index.js';
import { addLeadSums, type LeadSums, NO_OUTCOMES } from '../../ml/index.js';

/** How stored forecasts turned out, so far ahead. */
export interface AccuracySums extends LeadSums {
  readonly leadHours: number;
  /** Steps whose errors are known in units of the seasonal naive forecast's usual error, and the sums of these. */
  readonly nScaled: number;
  readonly scaledError: number;
  readonly scaledNaiveError: number;
}

/** The same of one series. */
export interface SeriesAccuracy extends SeriesKey, AccuracySums {}

/** @param scale - the naive forecast's usual error; null where errors are not measured in it */
export function accuracySums(leadHours: number, sums: LeadSums, scale: number | null): AccuracySums {
  const unit = scale !== null && scale > 0 ? scale : undefined;
  return {
    ...sums,
    leadHours,
    nScaled: unit === undefined ? 0 : sums.nCompared,
    scaledError: unit === undefined ? 0 : sums.error / unit,
    scaledNaiveError: unit === undefined ? 0 : sums.naiveError / unit,
  };
}

/** @returns one for each series and lead, of any number of them */
export function addAccuracies(all: readonly SeriesAccuracy[]): readonly SeriesAccuracy[] {
  const groups = Map.groupBy(all, (one) => JSON.stringify([one.assetId, one.metricName, one.leadHours]));
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [others.reduce(added, first)] : []));
}

export function noAccuracy(leadHours: number): AccuracySums {
  return { ...NO_OUTCOMES, leadHours, nScaled: 0, scaledError: 0, scaledNaiveError: 0 };
}

function added<Sums extends AccuracySums>(a: Sums, b: Sums): Sums {
  return {
    ...a,
    ...addLeadSums(a, b),
    nScaled: a.nScaled + b.nScaled,
    scaledError: a.scaledError + b.scaledError,
    scaledNaiveError: a.scaledNaiveError + b.scaledNaiveError,
  };
}
