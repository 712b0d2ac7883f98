import { type UnseenRows } from './combine.js';
import { allRows } from './row-paths.js';

const { exp, floor, log, max, min } = Math;

/** Failures that a group has to have, and as many groups as that gives, up to this number. */
const FAILURES_PER_GROUP = 15;
const MOST_GROUPS = 12;

/** Failures as expected that are added to those of a group. */
const RIDGE = 5;

/** Steps of the search for what log hazards have to be moved by, each of half the width: to the sixth digit. */
const SEARCH_STEPS = 24;
const FARTHEST = 3;

/** Beyond this, exp is no hazard any more. */
const MOST_SCORE = 30;

/** What is added to a log hazard: linear between the knots, constant beyond them. */
export interface CalibrationCurve {
  /** Log hazards, ascending. */
  readonly knots: Float64Array;
  readonly offsets: Float64Array;
}

/** A curve that leaves everything as it is. */
export const NO_CURVE: CalibrationCurve = { knots: new Float64Array(0), offsets: new Float64Array(0) };

/** Rows that a curve is learnt from, and the log hazards said of them. */
type CurveRows = Omit<UnseenRows, 'members'>;

/**
 * Learns where log hazards are too high or too low, from rows that the model has not seen: groups with as many failures each, moved so that
 * as many are expected as there were, then all of them together. The order of the risks stays.
 *
 * @param scores log hazards of the rows.
 * @complexity O(n log groups), and O(f log f) for f failures.
 */
export function learnCurve(rows: CurveRows, scores: Float64Array): CalibrationCurve {
  const ends = groupEnds(rows, scores);
  if (ends.length < 2) return NO_CURVE;
  const groups = ends.map(() => new Group());
  for (let row = 0; row < scores.length; row += 1) {
    let group = 0;
    while (scores[row]! > ends[group]!) group += 1;
    groups[group]!.add(rows, row, scores[row]!);
  }
  const curve = monotone(
    Float64Array.from(groups, (group) => group.middle()),
    Float64Array.from(groups, (group) => group.offset()),
  );
  const whole = new Group();
  for (let row = 0; row < scores.length; row += 1) whole.add(rows, row, calibrated(curve, scores[row]!));
  const shift = whole.offset();
  return { ...curve, offsets: curve.offsets.map((offset) => offset + shift) };
}

/** The highest score of each group, ascending; the last group has all that lies above. */
function groupEnds({ failures }: CurveRows, scores: Float64Array): readonly number[] {
  const failing = allRows(scores.length).filter((row) => failures[row]! > 0);
  failing.sort((a, b) => scores[a]! - scores[b]!);
  let all = 0;
  for (const row of failing) all += failures[row]!;
  const nGroups = min(MOST_GROUPS, floor(all / FAILURES_PER_GROUP));
  const ends: number[] = [];
  let seen = 0;
  for (const row of failing) {
    seen += failures[row]!;
    const isFull = seen >= (all * (ends.length + 1)) / nGroups - 1e-9;
    // Rows that are said the same stay together.
    if (isFull && scores[row]! > (ends.at(-1) ?? -Infinity)) ends.push(scores[row]!);
  }
  return nGroups < 2 ? [] : [...ends.slice(0, -1), Infinity];
}

/** @returns the calibrated log hazard. */
export function calibrated({ knots, offsets }: CalibrationCurve, score: number): number {
  const last = knots.length - 1;
  if (last < 0) return score;
  if (score <= knots[0]!) return score + offsets[0]!;
  if (score >= knots[last]!) return score + offsets[last]!;
  let at = 0;
  while (knots[at + 1]! < score) at += 1;
  const share = (score - knots[at]!) / (knots[at + 1]! - knots[at]!);
  return score + offsets[at]! + share * (offsets[at + 1]! - offsets[at]!);
}

/** Sums of a group of rows. */
class Group {
  /** Failures, but those of {@link windows}, and failures expected instead. */
  private failed = 0;
  private expected = 0;
  private expectedScores = 0;
  private lastScore = 0;
  /** Failures of which it is not known when within the horizon they were, and their log hazards. */
  private readonly windows: (readonly [failed: number, score: number])[] = [];
  private windowed = 0;

  add({ failures, exposure, isWindow }: CurveRows, row: number, score: number): void {
    const failed = failures[row]!;
    const expected = exposure[row]! * exp(min(MOST_SCORE, score));
    this.lastScore = score;
    this.expectedScores += expected * score;
    if (isWindow && failed > 0) {
      this.windows.push([failed, score]);
      this.windowed += expected;
    } else {
      this.failed += failed;
      this.expected += expected;
    }
  }

  /** Where most of the group's expected failures are. */
  middle(): number {
    const all = this.expected + this.windowed;
    return all > 0 ? this.expectedScores / all : this.lastScore;
  }

  /** By how much the log hazards have to move, found by halving where failures lie somewhere in a horizon. */
  offset(): number {
    let [low, high] = [-FARTHEST, FARTHEST];
    if (this.windows.length === 0)
      return max(low, min(high, log((this.failed + RIDGE) / (this.expected + RIDGE))));
    for (let step = 0; step < SEARCH_STEPS; step += 1) {
      const offset = (low + high) / 2;
      if (this.excessAt(offset) > 0) low = offset;
      else high = offset;
    }
    return (low + high) / 2;
  }

  /** Failures beyond those expected, with the assumption that the offset is 0 as so many failures. */
  private excessAt(offset: number): number {
    const factor = exp(offset);
    let excess = RIDGE * (1 - factor) + this.failed - factor * this.expected;
    for (const [failed, score] of this.windows) {
      const hazard = exp(min(MOST_SCORE, score + offset));
      excess += hazard < 1e-8 ? failed : (failed * hazard) / Math.expm1(hazard);
    }
    return excess;
  }
}

/** Knots apart and risks in their order: a knot that would turn it moves up to the one below. */
function monotone(knots: Float64Array, offsets: Float64Array): CalibrationCurve {
  const kept: number[] = [];
  for (let k = 0; k < knots.length; k += 1)
    if (k === 0 || knots[k]! > knots[kept.at(-1)!]! + 1e-6) kept.push(k);
  const x = Float64Array.from(kept, (k) => knots[k]!);
  const y = Float64Array.from(kept, (k) => offsets[k]!);
  // A tenth of the distance stays at least, so that no two risks become one.
  for (let k = 1; k < x.length; k += 1) y[k] = max(y[k]!, y[k - 1]! - 0.9 * (x[k]! - x[k - 1]!));
  return { knots: x, offsets: y };
}
