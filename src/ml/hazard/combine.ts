import { solve } from '../forecasting/members/solve.js';

const { exp, max, min } = Math;

/** Newton steps; five are enough where there is anything to find. */
const MOST_STEPS = 25;

/** What the members' mean is worth against the data, in failures. */
const RIDGE = 3;

/** Rows on which members are combined: their log hazards per horizon, made without the rows' own units. */
export interface UnseenRows {
  readonly members: readonly Float64Array[];
  readonly failures: Float64Array;
  readonly exposure: Float64Array;
  /** A failure is known to lie within the horizon, and not when: its likelihood is that of failing within all of it. */
  readonly isWindow: boolean;
}

/** log hazard = intercept + Σ weight · member. */
export interface Combination {
  readonly intercept: number;
  readonly weights: Float64Array;
}

/**
 * Combines log hazards so that as many failures are expected as there were, on rows that the members have not seen: the intercept sets how
 * many in all, the weights how far apart high and low risks lie. No member counts negatively.
 *
 * @returns weights 0 for a member that says nothing new.
 */
export function combine(rows: UnseenRows): Combination {
  let used = rows.members.map((_, member) => member);
  for (;;) {
    const fit = newton({ ...rows, members: used.map((member) => rows.members[member]!) });
    const worst = used.length < 2 ? -1 : fit.slice(1).indexOf(min0(fit.slice(1)));
    if (worst >= 0 && fit[worst + 1]! < 0) {
      used = used.filter((_, k) => k !== worst);
      continue;
    }
    const weights = new Float64Array(rows.members.length);
    used.forEach((member, k) => (weights[member] = max(0, fit[k + 1]!)));
    return { intercept: fit[0]!, weights };
  }
}

/** log hazards by both together. */
export function combinedScores(
  { intercept, weights }: Combination,
  members: readonly Float64Array[],
): Float64Array {
  const scores = new Float64Array(members[0]!.length).fill(intercept);
  for (const [k, member] of members.entries())
    for (let row = 0; row < scores.length; row += 1) scores[row]! += weights[k]! * member[row]!;
  return scores;
}

function min0(values: Float64Array): number {
  return values.reduce((least, value) => min(least, value), Infinity);
}

/** @returns intercept and weights. */
function newton(rows: UnseenRows): Float64Array {
  const k = rows.members.length + 1;
  const centre = 1 / rows.members.length;
  const fit = new Float64Array(k).fill(centre);
  fit[0] = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, curvature } = derivatives(rows, fit);
    for (let p = 1; p < k; p += 1) {
      gradient[p]! -= RIDGE * (fit[p]! - centre);
      curvature[p * k + p]! += RIDGE;
    }
    curvature[0]! += 1e-9;
    const move = solve(curvature, gradient);
    let largest = 0;
    for (let p = 0; p < k; p += 1) {
      const by = max(-1, min(1, move[p]!));
      fit[p]! += by;
      largest = max(largest, Math.abs(by));
    }
    if (largest < 1e-7) break;
  }
  return fit;
}

function derivatives(rows: UnseenRows, fit: Float64Array) {
  const k = fit.length;
  const gradient = new Float64Array(k);
  const curvature = new Float64Array(k * k);
  const x = new Float64Array(k);
  x[0] = 1;
  for (let row = 0; row < rows.failures.length; row += 1) {
    let score = fit[0]!;
    for (let p = 1; p < k; p += 1) {
      x[p] = rows.members[p - 1]![row]!;
      score += fit[p]! * x[p]!;
    }
    const [slope, bend] = slopeOf(rows, row, exp(min(30, score)));
    for (let p = 0; p < k; p += 1) {
      gradient[p]! += slope * x[p]!;
      for (let q = 0; q <= p; q += 1) curvature[p * k + q]! += bend * x[p]! * x[q]!;
    }
  }
  return { gradient, curvature };
}

/** Slope and curvature of the log likelihood of a row in its log hazard. */
function slopeOf(
  { failures, exposure, isWindow }: UnseenRows,
  row: number,
  hazard: number,
): readonly [number, number] {
  const failed = failures[row]!;
  if (!isWindow || failed === 0) {
    const expected = exposure[row]! * hazard;
    return [failed - expected, expected];
  }
  // log(1 − exp(−hazard)): its curvature in the log hazard, never negative.
  const ratio = hazard < 1e-8 ? 1 : hazard / Math.expm1(min(700, hazard));
  const bend = ratio * (hazard < 1e-8 ? hazard / 2 : hazard / -Math.expm1(-hazard) - 1);
  return [failed * ratio, failed * bend];
}
