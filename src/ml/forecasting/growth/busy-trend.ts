import { square } from '../../statistics/square.js';
import { quantileOfSorted } from '../../statistics/quantile.js';
import { errorAt, expectedAt, type Trend, trendOf } from './trend.js';

const { abs, floor, max, min, sqrt } = Math;

const DAYS_PER_WEEK = 7;

/** Less than a fortnight carries no trend: each day of the week has to be seen twice. */
const FEWEST_DAYS = 14;

/** Earlier times at which the trend is taken, a week apart: more cost time and say the same again. */
const MOST_ORIGINS = 4;

/** How far ahead they are compared with what came. */
const LONGEST_LEAD_DAYS = 28;

/** A level that has lasted for less could not be distinguished from a one-off at the time. */
const RECOGNISABLE_DAYS = 7;

/** The theory of the line counts as much as so many origins: one or two say little. */
const BELIEF = 4;

/** How far off the same trend was, taken at earlier times. */
interface TrendBacktest {
  /** Earlier times at which it was taken; 0 where history is too short for any. */
  readonly nOrigins: number;
  /** Days ahead that were compared with the median of the week that came. */
  readonly leadDays: number;
  /** Mean absolute error, in the unit of the levels; null without origins. */
  readonly meanAbsoluteError: number | null;
}

/** A trend whose errors are those it really had. */
export interface BusyTrend {
  readonly trend: Trend;
  readonly backtest: TrendBacktest;
}

/**
 * The trend of daily levels, with bands that are widened where the same trend, taken at earlier times of this history, was further off than its
 * standard errors say.
 *
 * @param levels one a day; NaN where unknown.
 * @returns undefined where fewer than a fortnight of days are known.
 * @complexity O(d²) for d days
 * @source Tashman, 2000, "Out-of-sample tests of forecasting accuracy: an analysis and review" (rolling origins).
 * @example busyTrend(Float64Array.from({ length: 28 }, (_, day) => day))?.trend.slope // 1
 */
export function busyTrend(levels: Float64Array): BusyTrend | undefined {
  if (countKnown(levels) < FEWEST_DAYS) return undefined;
  const trend = trendOf(levels);
  const { errors, squares, leadDays } = pastErrors(levels, greatestStep(levels, trend));
  const nOrigins = errors.length;
  const inflation = max(1, (BELIEF + squares) / (BELIEF + nOrigins));
  return {
    trend: {
      ...trend,
      levelVariance: trend.levelVariance * inflation,
      slopeVariance: trend.slopeVariance * inflation,
      covariance: trend.covariance * inflation,
      weekdayVariance: trend.weekdayVariance * inflation,
    },
    backtest: {
      nOrigins,
      leadDays,
      meanAbsoluteError:
        nOrigins === 0 ? null : errors.reduce((sum, error) => sum + abs(error), 0) / nOrigins,
    },
  };
}

interface PastErrors {
  readonly leadDays: number;
  readonly errors: readonly number[];
  /** Sum of squares, in standard errors. */
  readonly squares: number;
}

function pastErrors(levels: Float64Array, step: number | undefined): PastErrors {
  const n = levels.length;
  const leadDays = max(
    DAYS_PER_WEEK,
    min(LONGEST_LEAD_DAYS, DAYS_PER_WEEK * floor((n - FEWEST_DAYS) / 3 / DAYS_PER_WEEK)),
  );
  const errors: number[] = [];
  let squares = 0;
  for (
    let origin = n - leadDays;
    origin >= FEWEST_DAYS && errors.length < MOST_ORIGINS;
    origin -= DAYS_PER_WEEK
  ) {
    if (step !== undefined && origin < step + RECOGNISABLE_DAYS && step < origin + leadDays) continue;
    const before = levels.slice(0, origin);
    if (countKnown(before) < FEWEST_DAYS) continue;
    const trend = trendOf(before);
    // Day by day: the median of a week with a quiet weekend is a working day.
    const missed = levels
      .slice(origin + leadDays - DAYS_PER_WEEK, origin + leadDays)
      .map(
        (level, day) => level - expectedAt(trend, origin + leadDays - DAYS_PER_WEEK + day + 1 - trend.nDays),
      )
      .filter((one) => !Number.isNaN(one));
    if (missed.length < DAYS_PER_WEEK / 2) continue;
    const error = quantileOfSorted(missed.sort(), 0.5);
    const middle = leadDays - floor(DAYS_PER_WEEK / 2);
    const size = sqrt(square(errorAt(trend, middle)) + trend.weekVariance);
    errors.push(error);
    if (size > 0) squares += square(error / size);
  }
  return { leadDays, errors, squares };
}

/**
 * The day of the greatest change from one regime to the next. It is excluded, once: as an error of a line it would be multiplied by every day ahead, and
 * what has happened once need not come again. Where levels change again and again, the other changes count.
 */
function greatestStep(levels: Float64Array, { regimes }: Trend): number | undefined {
  const middleOf = (from: number, to: number): number =>
    quantileOfSorted(
      levels
        .slice(max(0, from), to)
        .filter((level) => !Number.isNaN(level))
        .sort(),
      0.5,
    );
  let greatest = 0;
  let at: number | undefined;
  for (const { from } of regimes.slice(1)) {
    const size = abs(middleOf(from, from + DAYS_PER_WEEK) - middleOf(from - DAYS_PER_WEEK, from));
    if (!(size > greatest)) continue;
    greatest = size;
    at = from;
  }
  return at;
}

function countKnown(levels: Float64Array): number {
  return levels.reduce((count, level) => count + Number(!Number.isNaN(level)), 0);
}
