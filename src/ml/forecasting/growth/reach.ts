import { normalTail } from '../../statistics/normal-tail.js';
import { errorAt, expectedAt, type Trend } from './trend.js';

const { abs, max } = Math;

/** Nine in ten standard normal values are below it: the band between both bounds holds eight in ten. */
const Z_90 = 1.2815515655446004;

/** Newton's steps until the last bit; the function is convex beyond 0 and steep everywhere. */
const STEPS = 30;

/** Which days are looked at. */
export interface ReachOptions {
  /** In the unit of the trend. It lies above. */
  readonly limit: number;
  /** Days after the last known one: the first and the last that are looked at. */
  readonly firstDay?: number;
  readonly lastDay: number;
}

/** What may come before the earliest day, and after the latest. */
const OUTSIDE = 0.1;

/** When a trend reaches a limit, in days after the last known one; undefined for not by the last day. */
export interface Reach {
  /** The days between which it is eight times in ten, both included, and that by which it is as likely as not. */
  readonly earliest?: number | undefined;
  readonly median?: number | undefined;
  readonly latest?: number | undefined;
  /** How likely it is reached by the last day, 0..1: that of the likeliest day, since what is uncertain is the line, for all days alike. */
  readonly probability: number;
}

/**
 * When level, trend and day of the week reach a limit, and how likely. Days are whole and both ends belong to the band: if it went from the day on which
 * the probability passes 0.1 to that on which it passes 0.9, it would hold more than eight in ten. So a day counts with half of its own probability: that
 * halfway between the day before and the day itself is between 0.1 and 0.9.
 *
 * @returns days, earliest ≤ median ≤ latest where they are given.
 * @complexity O(days)
 * @source Lancaster, 1961, "Significance Tests in Discrete Distributions" (the mid-P value).
 * @example reachLimit(trendOf(Float64Array.from({ length: 28 }, (_, day) => day)), { limit: 30, lastDay: 9 }).median // 3
 */
export function reachLimit(trend: Trend, { limit, firstDay = 1, lastDay }: ReachOptions): Reach {
  const { freedom } = trend;
  const found: { earliest?: number; median?: number; latest?: number } = {};
  let nearest = Number.POSITIVE_INFINITY;
  let latest = firstDay;
  for (let ahead = firstDay; ahead <= lastDay; ahead += 1) {
    const missing = limit - expectedAt(trend, ahead);
    const errors = inErrors(missing, errorAt(trend, ahead));
    // A quiet day adds nothing to the busy one before it.
    if (errors >= nearest) continue;
    const halfway = probabilityBetween(nearest, errors, freedom);
    nearest = errors;
    if (halfway >= OUTSIDE) found.earliest ??= ahead;
    if (missing <= 0) found.median ??= ahead;
    if (halfway <= 1 - OUTSIDE) latest = ahead;
    if (errors <= -studentOf(Z_90, freedom)) found.latest = latest;
  }
  return { ...found, probability: probabilityAt(nearest, freedom) };
}

/** Of being above a limit that is so many errors away. */
function probabilityAt(errors: number, freedom: number): number {
  return normalTail(normalOf(errors, freedom));
}

/** Halfway from one day to a later one. What is below 0.1 or above 0.9 on both is none and all, which saves most of the time. */
function probabilityBetween(before: number, errors: number, freedom: number): number {
  const edge = studentOf(Z_90, freedom);
  if (errors > edge) return 0;
  if (before < -edge) return 1;
  return (probabilityAt(before, freedom) + probabilityAt(errors, freedom)) / 2;
}

/** What is certain is infinitely many errors away, on its side. */
function inErrors(missing: number, error: number): number {
  if (error > 0) return missing / error;
  return missing > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

/**
 * The highest level by the last day that nine in ten are below.
 *
 * @example highestLevel(trendOf(Float64Array.from({ length: 28 }, (_, day) => day)), 3) // 30
 */
export function highestLevel(trend: Trend, lastDay: number): number {
  const edge = studentOf(Z_90, trend.freedom);
  let highest = Number.NEGATIVE_INFINITY;
  for (let ahead = 1; ahead <= lastDay; ahead += 1)
    highest = max(highest, expectedAt(trend, ahead) + edge * errorAt(trend, ahead));
  return highest;
}

/** A trend drawn over days: nine in ten are below `high`, and above `low`. */
export interface TrendPath {
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
}

/**
 * What is expected on each of the days after the last known one, with the band that dates are taken from: it holds what is uncertain of the line, not
 * what days differ by.
 *
 * @returns one value a day.
 * @example trendPath(trendOf(Float64Array.from({ length: 28 }, (_, day) => day)), 2).median // Float64Array [28, 29]
 */
export function trendPath(trend: Trend, nDays: number): TrendPath {
  const edge = studentOf(Z_90, trend.freedom);
  const median = Float64Array.from({ length: nDays }, (_, day) => expectedAt(trend, day + 1));
  const moved = (side: number): Float64Array =>
    median.map((value, day) => value + side * edge * errorAt(trend, day + 1));
  return { low: moved(-1), median, high: moved(1) };
}

/** Student's t for the normal quantile: the noise is known from as many days only (Cornish & Fisher's first term). */
function studentOf(z: number, freedom: number): number {
  return z + (z * z * z + z) / (4 * freedom);
}

/** The other way round. */
function normalOf(t: number, freedom: number): number {
  if (!Number.isFinite(t)) return t;
  let z = t;
  for (let step = 0; step < STEPS; step += 1) {
    const change = (studentOf(z, freedom) - t) / (1 + (3 * z * z + 1) / (4 * freedom));
    z -= change;
    if (abs(change) < Number.EPSILON * max(1, abs(z))) break;
  }
  return z;
}
