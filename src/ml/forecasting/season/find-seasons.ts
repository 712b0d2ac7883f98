import { findOutliers } from '../cleaning/outliers.js';
import { autocorrelation, differences, withoutTrend } from './autocorrelation.js';
import { square } from '../../statistics/square.js';

const { abs, floor, max, min, sqrt } = Math;

/** A season of a series. */
export interface Season {
  /** Cells. */
  readonly length: number;
  /** Autocorrelation at that lag of the series without its trend, up to 1. */
  readonly strength: number;
}

/** A season has to be seen this often: once would be a coincidence. */
const MIN_CYCLES = 2;

/** Standard errors by which a day or a week has to stand out; they are looked for in every series. */
const CALENDAR_SIGMAS = 4;

/** The same for any other length: hundreds of them are looked at. */
const OTHER_SIGMAS = 8;

/** Below this a season explains too little to forecast with. */
const MIN_STRENGTH = 0.1;
const MIN_OTHER_STRENGTH = 0.3;

/** From here on a season is one even where history is too short for standard errors: a walk rarely resembles itself so much. */
const SURE_STRENGTH = 0.8;

/** Cells of a spike. */
const LONGEST_SPIKE = 3;

/** Longest other season that is looked for, in cells. */
const MAX_OTHER = 400;

const DAYS_PER_WEEK = 7;

/**
 * Finds the seasons of a series: the day and the week where its axis has them, else the length with the highest peak of the
 * autocorrelation of its differences.
 *
 * A length p is a season where the series without its moving average over p resembles itself p cells later by more than chance:
 * r(p) > z·√(Σ ρ²/n), Bartlett's standard error, and p fits better than the lengths beside it.
 *
 * @param samples NaN where a value is missing; spikes are ignored.
 * @param day cells of a day, 0 where a day is no whole number of cells.
 * @returns seasons, shortest first; empty for a series without one.
 * @complexity O(n · longest length looked at)
 * @source Bartlett, 1946, "On the Theoretical Specification of Sampling Properties of Autocorrelated Time Series".
 * @example findSeasons(Float64Array.from({ length: 240 }, (_, i) => (i % 24 < 8 ? 0 : 5)), 24)[0].length // 24
 */
export function findSeasons(samples: Float64Array, day: number): readonly Season[] {
  const values = samples.slice();
  for (const cell of findOutliers(samples, 1, LONGEST_SPIKE)) values[cell] = Number.NaN;
  const calendar = [day, day * DAYS_PER_WEEK].filter((length) => length > 1);
  const found = calendar.flatMap((length) => seasonOf(values, length, CALENDAR_SIGMAS) ?? []);
  if (found.length > 0) return found;
  const other = highestPeak(values);
  const season = other === undefined ? undefined : seasonOf(values, other, OTHER_SIGMAS);
  return season !== undefined && season.strength >= MIN_OTHER_STRENGTH ? [season] : [];
}

function seasonOf(values: Float64Array, length: number, sigmas: number): Season | undefined {
  if (values.length < MIN_CYCLES * length + 1) return undefined;
  const left = withoutTrend(values, length);
  const strength = autocorrelation(left, length);
  const error = standardError(left, length);
  if (!(strength >= MIN_STRENGTH && strength > min(sigmas * error, SURE_STRENGTH))) return undefined;
  const beside = max(1, floor(length / 6));
  const isPeak =
    strength > autocorrelation(left, length - beside) && strength > autocorrelation(left, length + beside);
  if (!isPeak) return undefined;
  const cycles = floor(values.length / length);
  // What is only a memory of the last season has faded after two; a season has not.
  if (cycles > 2 && autocorrelation(left, 2 * length) < strength / 3) return undefined;
  return { length, strength };
}

/** Of a correlation at a lag beyond which the series has no memory of its own, for a series that resembles itself as it does below. */
function standardError(values: Float64Array, length: number): number {
  let sum = 1;
  const step = max(1, floor(length / 48));
  for (let lag = 1; lag < length / 2; lag += step) sum += 2 * step * square(autocorrelation(values, lag));
  let n = 0;
  for (const value of values) if (!Number.isNaN(value)) n += 1;
  return sqrt(sum / max(1, n - length));
}

function highestPeak(values: Float64Array): number | undefined {
  const steps = differences(values);
  const longest = min(MAX_OTHER, floor(values.length / (MIN_CYCLES + 1)));
  const r = Float64Array.from({ length: longest + 1 }, (_, lag) =>
    lag === 0 ? 1 : autocorrelation(steps, lag),
  );
  let best: number | undefined;
  for (let lag = 3; lag < longest; lag += 1)
    if (
      r[lag]! > r[lag - 1]! &&
      r[lag]! >= r[lag + 1]! &&
      r[lag]! > 1.05 * (best === undefined ? 0 : r[best]!)
    )
      best = lag;
  return best !== undefined && abs(r[best]!) > MIN_STRENGTH ? best : undefined;
}
