import { type Cycle } from '../members/member.js';
import { quantileOfSorted } from '../../statistics/quantile.js';

const { abs, exp, floor, log, max, min } = Math;

/** Seasons on each side that are compared. */
const WINDOW = 5;

/** A level that has held for fewer seasons may be gone tomorrow. */
const SHORTEST = 2;

/** A shift is so many times what levels differ by anyway, … */
const SIGMAS = 8;

/** … and so much of the usual swing of a season. */
const LEAST_SWING = 0.4;

/** More shifts than this are how the series moves, not events. */
const MOST = 3;

/** A new level that came at once and has stayed. */
export interface LevelShift {
  /** First cell of the new level. */
  readonly at: number;
  /** What brings a value before it to the new level: times `factor`, plus `offset`. */
  readonly factor: number;
  readonly offset: number;
}

/**
 * Finds where a series went to another level at once and stayed: season by season against the seasons before, by more than levels differ anyway.
 *
 * @param values without gaps.
 * @param season cells that are compared as a whole: a week where weekdays differ.
 * @returns ascending; empty where there is none, or so many that they are how the series moves.
 * @complexity O(n log season)
 */
export function findLevelShifts(
  values: Float64Array,
  { length: season, long }: Cycle,
): readonly LevelShift[] {
  const levels = seasonLevels(long === 0 ? values : withoutLongSeason(values, season, long), season);
  const nSeasons = levels.length;
  if (nSeasons < 2 * SHORTEST) return [];
  const steps = levels.map((_, i) => stepAt(levels, i));
  const usual = quantileOfSorted(
    Float64Array.from(steps.slice(SHORTEST, nSeasons - SHORTEST + 1), abs).sort(),
    0.5,
  );
  const least = max(SIGMAS * usual, LEAST_SWING * usualSwing(values, season));
  const shifts: LevelShift[] = [];
  for (let i = SHORTEST; i <= nSeasons - SHORTEST; i += 1) {
    if (!(abs(steps[i]!) > least) || !isLargest(steps, i)) continue;
    shifts.push(shiftAt(values, values.length - (nSeasons - i) * season, season));
    i += SHORTEST - 1;
  }
  return shifts.length > MOST ? [] : shifts;
}

/** Brings what lies before each shift to the level of today. */
export function undoLevelShifts(values: Float64Array, shifts: readonly LevelShift[]): Float64Array {
  const moved = values.slice();
  for (const { at, factor, offset } of shifts)
    for (let i = 0; i < at; i += 1) moved[i] = moved[i]! * factor + offset;
  return moved;
}

/** Takes from each day what days of its place in the week usually differ from the level around them. */
function withoutLongSeason(values: Float64Array, season: number, long: number): Float64Array {
  const levels = seasonLevels(values, season);
  const first = values.length - levels.length * season;
  const perLong = long / season;
  const around = levels.map((_, i) => {
    const from = max(0, min(i - floor(perLong / 2), levels.length - perLong));
    return levels.slice(from, from + perLong).reduce((sum, level) => sum + level / perLong, 0);
  });
  const usual = Array.from({ length: perLong }, (_, place) =>
    medianOf(levels.map((level, i) => level - around[i]!).filter((_, i) => i % perLong === place)),
  );
  return values.map((value, at) => value - (at < first ? 0 : usual[floor((at - first) / season) % perLong]!));
}

/** Medians of whole seasons, counted from the end. */
function seasonLevels(values: Float64Array, season: number): readonly number[] {
  const n = floor(values.length / season);
  const first = values.length - n * season;
  return Array.from({ length: n }, (_, i) =>
    medianOf(values.subarray(first + i * season, first + (i + 1) * season)),
  );
}

function stepAt(levels: readonly number[], i: number): number {
  const before = levels.slice(max(0, i - WINDOW), i);
  const after = levels.slice(i, i + WINDOW);
  return medianOf(after) - medianOf(before);
}

function isLargest(steps: readonly number[], i: number): boolean {
  for (let j = max(0, i - SHORTEST); j <= min(steps.length - 1, i + SHORTEST); j += 1)
    if (abs(steps[j]!) > abs(steps[i]!)) return false;
  return true;
}

/** A factor where the swing went with the level, else an offset. The first cell is where the step really is, within the season before. */
function shiftAt(values: Float64Array, near: number, season: number): LevelShift {
  const at = near;
  const before = values.subarray(max(0, at - WINDOW * season), at);
  const after = values.subarray(at, at + WINDOW * season);
  const [low, high] = [medianOf(before), medianOf(after)];
  const [swingBefore, swingAfter] = [swingOf(before, season), swingOf(after, season)];
  const ratio = high / low;
  const isFactor =
    ratio > 0 && low > 0 && abs(log(swingAfter / swingBefore / ratio)) < abs(log(swingAfter / swingBefore));
  return isFactor ? { at, factor: exp(log(ratio)), offset: 0 } : { at, factor: 1, offset: high - low };
}

/** Median swing of a season. */
function usualSwing(values: Float64Array, season: number): number {
  const n = floor(values.length / season);
  return medianOf(
    Array.from({ length: n }, (_, i) => swingOf(values.subarray(i * season, (i + 1) * season), season)),
  );
}

/** Distance between the tenth and the ninetieth percentile. */
function swingOf(values: Float64Array, season: number): number {
  const sorted = values.slice(-min(values.length, 2 * WINDOW * season)).sort();
  return quantileOfSorted(sorted, 0.9) - quantileOfSorted(sorted, 0.1);
}

function medianOf(values: ArrayLike<number>): number {
  return quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}
