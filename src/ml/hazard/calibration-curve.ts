import { type UnseenRows } from './combine.js';

const { exp, floor, max, min } = Math;

/** Failures that a group has to have, and as many groups as that gives, up to this number. */
const FAILURES_PER_GROUP = 15;
const MOST_GROUPS = 12;

/** Failures as expected that are added to those of a group. */
const RIDGE = 5;

/** Steps of the search for what log hazards have to be moved by, each of half the width: to the sixth digit. */
const SEARCH_STEPS = 24;
const FARTHEST = 3;

/** What is added to a log hazard: linear between the knots, constant beyond them. */
export interface CalibrationCurve {
  /** Log hazards, ascending. */
  readonly knots: Float64Array;
  readonly offsets: Float64Array;
}

/** A curve that leaves everything as it is. */
export const NO_CURVE: CalibrationCurve = { knots: new Float64Array(0), offsets: new Float64Array(0) };

/**
 * Learns where log hazards are too high or too low, from rows that the model has not seen: groups with as many failures each, moved so that
 * as many are expected as there were, then all of them together. The order of the risks stays.
 *
 * @param scores log hazards of the rows.
 */
export function learnCurve(rows: Omit<UnseenRows, 'members'>, scores: Float64Array): CalibrationCurve {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]! || a - b);
  let all = 0;
  for (let row = 0; row < scores.length; row += 1) all += rows.failures[row]!;
  const nGroups = min(MOST_GROUPS, floor(all / FAILURES_PER_GROUP));
  if (nGroups < 2) return NO_CURVE;
  const knots: number[] = [];
  const offsets: number[] = [];
  let from = 0;
  let seen = 0;
  for (let at = 0; at < order.length; at += 1) {
    seen += rows.failures[order[at]!]!;
    const isFull = seen >= (all * (knots.length + 1)) / nGroups - 1e-9;
    if (!isFull && at + 1 < order.length) continue;
    const group = order.subarray(from, at + 1);
    from = at + 1;
    knots.push(middleOf(rows, scores, group));
    offsets.push(offsetOf(rows, scores, group));
    if (knots.length === nGroups) break;
  }
  const curve = monotone(Float64Array.from(knots), Float64Array.from(offsets));
  const moved = scores.map((score) => calibrated(curve, score));
  const shift = offsetOf(rows, moved, order);
  return { ...curve, offsets: curve.offsets.map((offset) => offset + shift) };
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

/** Where most of the group's expected failures are. */
function middleOf(
  { exposure }: Omit<UnseenRows, 'members'>,
  scores: Float64Array,
  group: Uint32Array,
): number {
  let sum = 0;
  let all = 0;
  for (const row of group) {
    const expected = exposure[row]! * exp(scores[row]!);
    sum += expected * scores[row]!;
    all += expected;
  }
  return all > 0 ? sum / all : scores[group[0]!]!;
}

/** By how much the log hazards of a group have to move, found by halving. */
function offsetOf(rows: Omit<UnseenRows, 'members'>, scores: Float64Array, group: Uint32Array): number {
  let low = -FARTHEST;
  let high = FARTHEST;
  for (let step = 0; step < SEARCH_STEPS; step += 1) {
    const offset = (low + high) / 2;
    if (excessOf(rows, scores, { group, offset }) > 0) low = offset;
    else high = offset;
  }
  return (low + high) / 2;
}

/** Failures beyond those expected, with the assumption that the offset is 0 as so many failures. */
function excessOf(
  { failures, exposure, isWindow }: Omit<UnseenRows, 'members'>,
  scores: Float64Array,
  { group, offset }: { group: Uint32Array; offset: number },
): number {
  let excess = RIDGE * (1 - exp(offset));
  for (const row of group) {
    const hazard = exp(min(30, scores[row]! + offset));
    const failed = failures[row]!;
    if (isWindow && failed > 0) excess += hazard < 1e-8 ? failed : (failed * hazard) / Math.expm1(hazard);
    else excess += failed - exposure[row]! * hazard;
  }
  return excess;
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
