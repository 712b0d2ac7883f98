import { cellsPerDay, type Samples, seriesAxis, type SeriesAxis, stepsAhead } from './axis/series-axis.js';
import { conformalQuantile } from './bands/conformal.js';
import { ErrorScale } from './bands/error-scale.js';
import { prepare, type Prepared } from './cleaning/prepare.js';
import { combine, type Combination } from './combination/backtest.js';
import { chooseMembers, STANDING } from './members/choose-members.js';
import { type Cycle } from './members/member.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { findSeasons, type Season } from './season/find-seasons.js';

const { floor, max, min } = Math;

/** What is asked for. */
export interface ForecastOptions {
  /** Steps after the last row, an integer of 1 or more. */
  readonly horizon: number;
  /** Probabilities of the quantiles, ascending, in 0..1. */
  readonly probabilities: readonly number[];
  /** IANA name of the zone whose wall clock the series follows; UTC by default. */
  readonly timeZone?: string;
  /** Cells of the season, where it is known; else it is looked for. */
  readonly period?: number;
  /** Lowest and highest value the metric can have, in its unit. */
  readonly lowest?: number;
  readonly highest?: number;
}

/** What will come, how sure that is, and how it was found. */
export interface SeriesForecast {
  /** Epoch milliseconds, one a step. */
  readonly timestamps: Float64Array;
  readonly median: Float64Array;
  readonly mean: Float64Array;
  /** One array for each probability. They never cross. */
  readonly quantiles: readonly Float64Array[];
  readonly seasons: readonly Season[];
  readonly members: readonly { readonly name: string; readonly weight: number }[];
  /** Whether history is too short for a season: a level with a wide band. */
  readonly isShort: boolean;
}

/** Two days of an error are two errors: those of one day go together. */
const ERRORS_PER_ORIGIN = 2;

/** A series without a season is looked at over so many cells. */
const PLAIN_CYCLE = 24;

/**
 * Forecasts one series from its own past, with bands from the errors the same method made at earlier origins.
 *
 * @param samples in any order; NaN where nothing was measured.
 * @returns undefined where no value is known at two different times.
 * @throws RangeError for a horizon below 1, columns of unequal length, or an unknown time zone.
 */
export function forecastSeries(samples: Samples, options: ForecastOptions): SeriesForecast | undefined {
  if (!(options.horizon >= 1)) throw new RangeError(`horizon: must be 1 or more, got ${options.horizon}`);
  const axis = seriesAxis(samples, options.timeZone ?? 'UTC');
  if (axis === undefined || axis.values.every((value) => Number.isNaN(value))) return undefined;
  const day = cellsPerDay(axis.stepMs);
  const seasons =
    options.period === undefined ? findSeasons(axis.values, day) : [{ length: options.period, strength: 1 }];
  const cycle = cycleOf(axis, seasons, day);
  const prepared = prepare(axis.values, cycle);
  const { timestamps, leads } = stepsAhead(axis, options.horizon);
  const reach = leads.reduce((most, lead) => max(most, lead), 1);
  const near = nearOf(prepared.values.length, cycle);
  const limit = limitOf(prepared.values.length, near, cycle.length);
  const isStanding = !cycle.isSeasonal && isMostlyOne(prepared.values);
  const members = isStanding ? STANDING : chooseMembers(cycle, limit);
  const combination = combine(prepared, members, { cycle, near, horizon: reach });
  const draw = bandsOf(prepared, { combination, cycle, near, reach }, options);
  const at = (column: Float64Array): Float64Array => Float64Array.from(leads, (lead) => column[lead - 1]!);
  const quantiles = options.probabilities.map((p) => at(draw(p)));
  return {
    timestamps,
    median: at(draw(0.5)),
    mean: at(draw(0.5)),
    quantiles,
    seasons,
    members: combination.members,
    isShort: combination.origins.length === 0,
  };
}

function cycleOf(axis: SeriesAxis, seasons: readonly Season[], day: number): Cycle {
  const n = axis.values.length;
  const [season] = seasons;
  if (season === undefined)
    return { length: max(1, min(PLAIN_CYCLE, floor(n / 5))), long: 0, isSeasonal: false };
  const week = 7 * day;
  return { length: season.length, long: season.length === day && n >= 2 * week ? week : 0, isSeasonal: true };
}

function isMostlyOne(values: Float64Array): boolean {
  const median = quantileOfSorted(values.toSorted(), 0.5);
  return values.filter((value) => value === median).length > values.length / 2;
}

/** Two seasons ahead count for weights and bands; one where history is short. */
function nearOf(n: number, { length }: Cycle): number {
  return n >= 6 * length ? 2 * length : length;
}

/** History members may need, so that some origins are left to compare them at. */
function limitOf(n: number, near: number, season: number): number {
  return max(n - near - 4 * season, floor((n - near) / 2));
}

interface Drawn {
  readonly combination: Combination;
  readonly cycle: Cycle;
  readonly near: number;
  readonly reach: number;
}

/** Of the errors; on the side of the median it belongs to, so that quantiles do not cross where errors lean to one side. */
function offsetOf(errors: Float64Array, p: number, n: number): number {
  if (p === 0.5) return 0;
  const quantile = conformalQuantile(errors, p, n);
  return p < 0.5 ? min(0, quantile) : max(0, quantile);
}

/** @returns the quantile of each lead at a probability. */
function bandsOf(
  prepared: Prepared,
  { combination, cycle, near, reach }: Drawn,
  options: ForecastOptions,
): (p: number) => Float64Array {
  const { level, floor: lowest, ceiling: highest } = prepared;
  const scale = new ErrorScale(
    { truth: prepared.truth, combination, season: cycle.length, near, level },
    reach,
  );
  const errors = scale.scaledErrors();
  const n = max(1, combination.origins.length * ERRORS_PER_ORIGIN);
  const low = max(lowest, options.lowest ?? Number.NEGATIVE_INFINITY);
  const high = min(highest, options.highest ?? Number.POSITIVE_INFINITY);
  const end = prepared.values.length;
  return (p) => {
    const quantile = offsetOf(errors, p, n);
    return combination.path.map((value, step) =>
      max(low, min(high, value + quantile * scale.at(end + step, step, value))),
    );
  };
}
