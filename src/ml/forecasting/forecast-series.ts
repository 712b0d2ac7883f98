import { cellsPerDay, type Samples, seriesAxis, type SeriesAxis, stepsAhead } from './axis/series-axis.js';
import { unitOf } from './axis/unit-of.js';
import { conformalQuantile } from './bands/conformal.js';
import { ErrorScale } from './bands/error-scale.js';
import { prepare, type Prepared } from './cleaning/prepare.js';
import { combine, type Combination } from './combination/backtest.js';
import { chooseMembers, STANDING } from './members/choose-members.js';
import { type Cycle, type Member } from './members/member.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { findSeasons, type Season } from './season/find-seasons.js';

const { floor, hypot, max, min } = Math;
const INFINITY = Number.POSITIVE_INFINITY;

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
  /** Distance of the steps, in milliseconds. */
  readonly stepMs: number;
  /** Epoch milliseconds, one a step. */
  readonly timestamps: Float64Array;
  readonly median: Float64Array;
  readonly mean: Float64Array;
  /** One array for each probability. They never cross. */
  readonly quantiles: readonly Float64Array[];
  readonly seasons: readonly Season[];
  readonly members: readonly { readonly name: string; readonly weight: number }[];
  /** Whether history is shorter than three days or seasons: a rough forecast with a wide band. */
  readonly isShort: boolean;
}

/** Errors of two days are two errors where there is a season: those of one day go together. A walk's all do, noise's never. */
const ERRORS_PER_ORIGIN = 2;

/** Fewer seasons, or days, than this are a short history. */
const SHORT_CYCLES = 3;

/** A series without a season is looked at over so many cells. */
const PLAIN_CYCLE = 24;

/**
 * Forecasts one series from its own past: members are mixed by their errors at earlier origins, and bands are the errors of that mixture, by phase of
 * the season, level and lead, with a finite-sample correction. A longer horizon does not change the steps before.
 *
 * @param samples in any order, timestamps in epoch milliseconds; NaN and infinities where nothing was measured. Values may be huge or tiny: the answer scales with them.
 * @param options horizon in steps of the series, probabilities of the quantiles in 0..1; `lowest` and `highest` in the metric's unit.
 * @returns one value a step and quantile, finite, ascending with the probability; undefined where fewer than two times or no value are known.
 * @throws RangeError for a horizon below 1, columns of unequal length, or an unknown time zone.
 * @complexity O(n · lags²) time, O(n + horizon · origins) memory; at most 20 160 cells of history are looked at.
 * @source Bates & Granger, 1969, "The Combination of Forecasts"; the parts name theirs.
 * @example forecastSeries({ timestamps: Float64Array.of(0, 60000, 120000), values: Float64Array.of(7, 7, 7) }, { horizon: 2, probabilities: [0.9] })?.median // Float64Array [7, 7]
 */
export function forecastSeries(samples: Samples, options: ForecastOptions): SeriesForecast | undefined {
  const { horizon, probabilities, period, timeZone = 'UTC' } = options;
  if (!(horizon >= 1)) throw new RangeError(`horizon: must be 1 or more, got ${horizon}`);
  const unit = unitOf(samples.values);
  const scaled = { ...samples, values: samples.values.map((value) => value / unit) };
  const axis = seriesAxis(scaled, timeZone);
  if (axis === undefined || axis.values.every((value) => Number.isNaN(value))) return undefined;
  const day = cellsPerDay(axis.stepMs);
  const seasons = period === undefined ? findSeasons(axis.values, day) : [{ length: period, strength: 1 }];
  const cycle = cycleOf(axis, seasons, day);
  const prepared = prepare(axis, cycle);
  const near = nearOf(prepared.values.length, cycle);
  const { timestamps, leads } = stepsAhead(axis, horizon);
  const reach = leads.reduce((most, lead) => max(most, lead), 1);
  const combination = combine(prepared, membersOf(prepared, cycle, near), { cycle, near, horizon: reach });
  const bounds = { low: (options.lowest ?? -INFINITY) / unit, high: (options.highest ?? INFINITY) / unit };
  const draw = bandsOf(prepared, { combination, cycle, near, reach }, bounds);
  const drawn = (p: number): Float64Array => {
    const column = draw(p);
    return Float64Array.from(leads, (lead) => column[lead - 1]! * unit);
  };
  return {
    stepMs: axis.stepMs,
    timestamps,
    median: drawn(0.5),
    mean: drawn(0.5),
    quantiles: probabilities.map(drawn),
    seasons,
    members: combination.members,
    isShort: axis.values.length < SHORT_CYCLES * (cycle.isSeasonal ? cycle.length : day || PLAIN_CYCLE),
  };
}

function membersOf({ values }: Prepared, cycle: Cycle, near: number): readonly Member[] {
  if (!cycle.isSeasonal && isMostlyOne(values)) return STANDING;
  return chooseMembers(cycle, limitOf(values.length, near, cycle.length));
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
  return max(n - near - 4 * season, floor((n - near) / 2), min(season, n - near));
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
  bounds: { readonly low: number; readonly high: number },
): (p: number) => Float64Array {
  const { level, floor: lowest, ceiling: highest } = prepared;
  const phases = cycle.isSeasonal ? cycle.length : 1;
  const context = { truth: prepared.truth, combination, season: cycle.length, phases, near, level };
  const scale = new ErrorScale(context, reach);
  const errors = scale.scaledErrors();
  const days = combination.origins.length * ERRORS_PER_ORIGIN;
  const n = max(1, cycle.isSeasonal ? days : scale.independentErrors());
  const low = max(lowest, bounds.low);
  const high = min(highest, bounds.high);
  const end = prepared.values.length;
  return (p) => {
    const quantile = offsetOf(errors, p, n);
    return combination.path.map((value, step) => {
      const size = scale.at(end + step, step, value);
      const event = prepared.eventAt(end + step);
      const moved = value + (event?.shift ?? 0) + quantile * hypot(size, event?.spread ?? 0);
      return max(low, min(event === undefined ? high : bounds.high, moved));
    });
  };
}
