import { findOutliers } from '../cleaning/outliers.js';
import { fillGaps } from '../cleaning/fill-gaps.js';
import { quantileOfSorted } from '../../statistics/quantile.js';
import { bendEnd, type LineEnd } from './bend.js';
import { dependence, findRegimes, noiseVariance, type Regime } from './regimes.js';
import { square } from '../../statistics/square.js';
import { wandering } from './wandering.js';

const { abs, floor, max, min, sqrt } = Math;

const DAYS_PER_WEEK = 7;

/** Days of a week differ where each has been seen twice. */
const DAYS_FOR_WEEK = 2 * DAYS_PER_WEEK;

/** A one-off that lasts longer is how things are now. */
const LONGEST_ONE_OFF = 2;

/** A slope has to be so many standard errors from none: with less, one noise in a hundred has a trend. */
const SIGMAS = 2.6;

/** A change over the whole regime of this share of its level is rounding. */
const NEGLIGIBLE = 1e-9;

/** Slopes of two regimes that differ by less are one slope with a step between. */
const SAME_SLOPE_SIGMAS = 2;

/** A median varies so many times as much as a mean of normal values. */
const MEDIAN_LOSS = Math.PI / 2;

/** How the busy level of a series moves now. */
export interface Trend {
  /** Level of the last day, of an average day of the week. */
  readonly level: number;
  /** Change a day. */
  readonly slope: number;
  /** How uncertain both are, and how that goes together. */
  readonly levelVariance: number;
  readonly slopeVariance: number;
  readonly covariance: number;
  /** Of what a day of the week differs by. */
  readonly weekdayVariance: number;
  /** Whether the slope stands out from the noise. */
  readonly isClear: boolean;
  /** Of the median of a week of days around the line. */
  readonly weekVariance: number;
  /** By place in the week, that of day 0 first: how days differ from the average. */
  readonly weekdays: ArrayLike<number>;
  /** Days up to the last known one, from which days ahead are counted; the next one has this place in the week of day 0. */
  readonly nDays: number;
  readonly regimes: readonly Regime[];
  /** Degrees of freedom of the errors. */
  readonly freedom: number;
}

/** What is expected so many days after the last one. */
export function expectedAt({ level, slope, weekdays, nDays }: Trend, ahead: number): number {
  return level + slope * ahead + weekdays[(nDays - 1 + ahead) % DAYS_PER_WEEK]!;
}

/** Standard error of what is expected so many days after the last one. */
export function errorAt(
  { levelVariance, slopeVariance, covariance, weekdayVariance }: Trend,
  ahead: number,
): number {
  return sqrt(
    max(0, levelVariance + 2 * ahead * covariance + square(ahead) * slopeVariance) + weekdayVariance,
  );
}

/**
 * The trend of daily levels in the regime that holds now: steps and bends before it are no part of it, except that a slope that has
 * survived a step is one.
 *
 * @param levels one a day; NaN where unknown; at least one is known.
 * @returns plain data, of which the errors of later days follow.
 * @complexity O(d²) for d days.
 * @example trendOf(Float64Array.from({ length: 28 }, (_, day) => 10 + day)).slope // 1
 */
export function trendOf(levels: Float64Array): Trend {
  const isKnown = (level: number): boolean => !Number.isNaN(level);
  const first = max(0, levels.findIndex(isKnown));
  const end = levels.findLastIndex(isKnown) + 1;
  // A day that is not over, at either end, has no neighbour beyond it to be filled in from: filled in, it would bend the trend.
  const trend = innerTrend(levels.subarray(first, end));
  return {
    ...trend,
    weekdays: trend.weekdays.map((_, place) => trend.weekdays[(place + 6 * first) % DAYS_PER_WEEK]!),
    nDays: end,
    regimes: trend.regimes.map(({ from, to }) => ({ from: from + first, to: to + first })),
  };
}

function innerTrend(levels: Float64Array): Trend & { readonly weekdays: Float64Array } {
  const usual = levels.slice();
  for (const day of findOutliers(levels, 1, LONGEST_ONE_OFF)) usual[day] = Number.NaN;
  const filled = fillGaps(usual, levels.length >= DAYS_FOR_WEEK ? DAYS_PER_WEEK : 0);
  const { weekdays, kept } = weekdaysOf(filled);
  const flat = filled.map((level, day) => level - weekdays[day % DAYS_PER_WEEK]!);
  // Days that are filled in add no knowledge: noise is that of the known ones.
  const known = flat.filter((_, day) => !Number.isNaN(usual[day]!));
  const noise = max(noiseVariance(flat), noiseVariance(known)) * wandering(flat);
  const regimes = findRegimes(flat, noise);
  const lines = regimes.map((regime) => lineOf(flat, regime));
  const inflation = dependence(residualsOf(flat, lines)) * (flat.length / known.length);
  const spread = varianceOf(flat, lines) * inflation;
  const now = lines.at(-1)!;
  const end = bentEnd(flat, lines, spread) ?? straightEnd(lines, spread, levels.length - 1);
  return {
    ...end,
    // What is shrunk is off by as much less (Morris, 1983, "Parametric Empirical Bayes Inference").
    weekdayVariance: kept * weekdayVariance(spread, levels.length),
    weekVariance: (MEDIAN_LOSS * spread) / DAYS_PER_WEEK,
    isClear:
      abs(end.slope) > SIGMAS * sqrt(end.slopeVariance) &&
      abs(end.slope) * (now.to - now.from) > NEGLIGIBLE * abs(now.mean),
    weekdays,
    nDays: levels.length,
    regimes,
    freedom: max(1, floor((now.to - now.from) / inflation) - 2),
  };
}

/** Where the last change was one of slope only. */
function bentEnd(flat: Float64Array, lines: readonly Line[], variance: number): LineEnd | undefined {
  const two = lines.slice(-2);
  const [before, now] = two;
  if (before === undefined || now === undefined) return undefined;
  const residuals = residualsOf(flat, two).subarray(before.from, now.to);
  const errorOfLines = residuals.reduce((sum, residual) => sum + square(residual), 0);
  return bendEnd(flat, { from: before.from, to: now.to }, { variance, errorOfLines });
}

function straightEnd(lines: readonly Line[], variance: number, last: number): LineEnd {
  const now = lines.at(-1)!;
  const { slope, slopeVariance } = pooledSlope(lines, variance);
  const ahead = last - now.middle;
  return {
    level: now.mean + slope * ahead,
    slope,
    slopeVariance,
    levelVariance: variance / (now.to - now.from) + slopeVariance * square(ahead),
    covariance: slopeVariance * ahead,
  };
}

interface Line extends Regime {
  readonly mean: number;
  readonly middle: number;
  readonly slope: number;
  /** Σ (t − t̄)², by which the variance of the slope is divided. */
  readonly spread: number;
}

function lineOf(levels: Float64Array, { from, to }: Regime): Line {
  const n = to - from;
  const middle = (from + to - 1) / 2;
  let mean = 0;
  for (let i = from; i < to; i += 1) mean += levels[i]! / n;
  let covariance = 0;
  for (let i = from; i < to; i += 1) covariance += (i - middle) * (levels[i]! - mean);
  const spread = (n * (n * n - 1)) / 12;
  return { from, to, mean, middle, spread, slope: spread > 0 ? covariance / spread : 0 };
}

function residualsOf(levels: Float64Array, lines: readonly Line[]): Float64Array {
  const residuals = new Float64Array(levels.length);
  for (const { from, to, mean, middle, slope } of lines)
    for (let i = from; i < to; i += 1) residuals[i] = levels[i]! - mean - slope * (i - middle);
  return residuals;
}

function varianceOf(levels: Float64Array, lines: readonly Line[]): number {
  const residuals = residualsOf(levels, lines);
  let squares = 0;
  for (const residual of residuals) squares += square(residual);
  return squares / max(1, residuals.length - 2 * lines.length);
}

/** The slope of the last regime, together with those before it as long as they agree with it. */
function pooledSlope(lines: readonly Line[], variance: number): { slope: number; slopeVariance: number } {
  const last = lines.at(-1)!;
  let { slope, spread } = last;
  for (let i = lines.length - 2; i >= 0; i -= 1) {
    const before = lines[i]!;
    const difference = sqrt(variance / spread + variance / before.spread);
    if (!(abs(before.slope - slope) <= SAME_SLOPE_SIGMAS * difference)) break;
    slope = (slope * spread + before.slope * before.spread) / (spread + before.spread);
    spread += before.spread;
  }
  return { slope, slopeVariance: spread > 0 ? variance / spread : Number.POSITIVE_INFINITY };
}

/** Of a median of so many days of one place in the week; nothing where places are not distinguished. */
function weekdayVariance(variance: number, nDays: number): number {
  return nDays < DAYS_FOR_WEEK ? 0 : (MEDIAN_LOSS * variance * DAYS_PER_WEEK) / nDays;
}

interface Weekdays {
  readonly weekdays: Float64Array;
  /** The share that is left of what was found, 0..1: the rest is noise. */
  readonly kept: number;
}

/** Median distance of the days of each place in the week from the mean of the week around them; they average to nothing. */
function weekdaysOf(levels: Float64Array): Weekdays {
  const n = levels.length;
  const effects = new Float64Array(DAYS_PER_WEEK);
  if (n < DAYS_FOR_WEEK) return { weekdays: effects, kept: 0 };
  const distances = levels.map((level, day) => {
    const from = max(0, min(day - floor(DAYS_PER_WEEK / 2), n - DAYS_PER_WEEK));
    let mean = 0;
    for (let i = from; i < from + DAYS_PER_WEEK; i += 1) mean += levels[i]! / DAYS_PER_WEEK;
    return level - mean;
  });
  for (let place = 0; place < DAYS_PER_WEEK; place += 1)
    effects[place] = quantileOfSorted(
      distances.filter((_, day) => day % DAYS_PER_WEEK === place).sort(),
      0.5,
    );
  const mean = effects.reduce((sum, effect) => sum + effect / DAYS_PER_WEEK, 0);
  const size = effects.reduce((sum, effect) => sum + square(effect - mean) / (DAYS_PER_WEEK - 1), 0);
  // Differences that noise alone makes between places are shrunk away, the more the less the places differ (James & Stein).
  const chance = weekdayVariance(
    noiseVariance(levels.map((level, day) => level - effects[day % DAYS_PER_WEEK]!)),
    n,
  );
  const kept = size > 0 ? max(0, 1 - chance / size) : 0;
  return { weekdays: effects.map((effect) => kept * (effect - mean)), kept };
}
