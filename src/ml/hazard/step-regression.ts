const { abs, exp, log, max, min } = Math;

/** Sweeps over the features; what moves less than this in one is done. */
const MOST_SWEEPS = 15;
const SMALLEST_MOVE = 5e-3;

/** A code moves by no more than this at once: far from the solution the curvature is no guide. */
const LARGEST_MOVE = 2;

/** Penalties, in failures: what as many failures say against it is believed by half. */
export interface Penalties {
  /** On a step from a code to the next one. */
  readonly step: number;
  /** On what a code says at all. */
  readonly level: number;
}

/** Rows of the regression; all columns have as many. */
export interface ExposedRows {
  readonly codes: readonly Uint8Array[];
  readonly nCodes: Uint16Array;
  /** Whether the codes of a feature have an order. */
  readonly isOrdered: readonly boolean[];
  readonly rows: Uint32Array;
  /** Failures and exposure of each row; weights are part of both. */
  readonly failures: Float64Array;
  readonly exposure: Float64Array;
}

/** An additive model of the logarithm of the hazard. */
export interface StepRegression {
  readonly intercept: number;
  /** What each code of each feature adds; the mean over what was exposed is 0. */
  readonly effects: readonly Float64Array[];
}

/**
 * Fits log hazard = intercept + Σ effect of the code of each feature, by penalised iteratively reweighted least squares: feature by
 * feature, each a Newton step with neighbouring codes held together, until nothing moves.
 *
 * @param data where code 0 is "unknown": a state of its own that has no neighbour.
 * @param penalties > 0; they keep effects finite where a code separates failures perfectly.
 * @returns effects 0 for codes that do not occur.
 * @complexity O(sweeps · rows · features)
 * @source Eilers & Marx, 1996, "Flexible Smoothing with B-splines and Penalties", of degree 0; Laird & Olivier, 1981, for the exposure.
 */
export function fitStepRegression(data: ExposedRows, penalties: Penalties): StepRegression {
  const fit = new Backfit(data, penalties);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let moved = 0;
    for (let feature = 0; feature < data.codes.length; feature += 1) moved = max(moved, fit.update(feature));
    if (moved < SMALLEST_MOVE) break;
  }
  return centred(data, fit);
}

/** Effects against the mean of what was exposed, so that a code that never occurred says nothing: it is neither fault nor health. */
function centred(
  { codes, rows, exposure }: ExposedRows,
  { intercept, effects }: StepRegression,
): StepRegression {
  let moved = intercept;
  const around = effects.map((effect, feature) => {
    let sum = 0;
    let all = 0;
    let hasUnknown = false;
    for (const row of rows) {
      const code = codes[feature]![row]!;
      sum += exposure[row]! * effect[code]!;
      all += exposure[row]!;
      hasUnknown ||= code === 0;
    }
    moved += sum / all;
    return effect.map((value, code) => (code === 0 && !hasUnknown ? 0 : value - sum / all));
  });
  return { intercept: moved, effects: around };
}

class Backfit {
  intercept: number;
  readonly effects: Float64Array[];
  /** Expected failures of the rows but for a common factor, which comes out of all of them together. */
  private readonly expected: Float64Array;
  private readonly failures: readonly Float64Array[];
  private readonly allFailures: number;
  /** Expected failures by code of the feature that is next. */
  private sums = new Float64Array(0);

  constructor(
    private readonly data: ExposedRows,
    private readonly penalties: Penalties,
  ) {
    const { rows, codes, nCodes, failures, exposure } = data;
    this.expected = Float64Array.from(rows, (row) => exposure[row]!);
    this.effects = Array.from(nCodes, (count) => new Float64Array(count));
    this.failures = codes.map((column, feature) => {
      const sums = new Float64Array(nCodes[feature]!);
      for (const row of rows) sums[column[row]!]! += failures[row]!;
      return sums;
    });
    this.allFailures = rows.reduce((sum, row) => sum + failures[row]!, 0);
    this.intercept = log(this.allFailures / this.multiply(0, new Float64Array(nCodes[0]!).fill(1), 0));
  }

  /** One Newton step of a feature. @returns the largest change. */
  update(feature: number): number {
    const { codes, isOrdered } = this.data;
    const effect = this.effects[feature]!;
    const scale = exp(this.intercept);
    const expected = this.sums.map((sum) => scale * sum);
    const failures = this.failures[feature]!;
    const move = penalisedStep({
      effect,
      failures,
      expected,
      step: isOrdered[feature]! ? this.penalties.step : 0,
      level: this.penalties.level,
    });
    let largest = 0;
    for (let code = 0; code < move.length; code += 1) {
      if (expected[code]! > 0 || failures[code]! > 0) largest = max(largest, abs(move[code]!));
      effect[code]! += move[code]!;
    }
    const total = this.multiply(feature, move.map(exp), (feature + 1) % codes.length);
    this.intercept = log(this.allFailures / total);
    return largest;
  }

  /** Multiplies what is expected by a factor for each code, and adds it up by the codes of the next feature. @returns the sum of all. */
  private multiply(feature: number, factors: Float64Array, next: number): number {
    const { rows, codes, nCodes } = this.data;
    const column = codes[feature]!;
    const nextColumn = codes[next]!;
    const { expected } = this;
    const sums = new Float64Array(nCodes[next]!);
    let total = 0;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i]!;
      const now = expected[i]! * factors[column[row]!]!;
      expected[i] = now;
      total += now;
      sums[nextColumn[row]!]! += now;
    }
    this.sums = sums;
    return total;
  }
}

interface Normal {
  readonly effect: Float64Array;
  readonly failures: Float64Array;
  readonly expected: Float64Array;
  readonly step: number;
  readonly level: number;
}

/** Newton step of one feature: code 0 is "unknown" and has no neighbour, the others hold on to theirs. */
function penalisedStep({ effect, failures, expected, step, level }: Normal): Float64Array {
  const n = effect.length;
  const diagonal = expected.map((count) => count + level);
  const right = failures.map((count, k) => count - expected[k]! - level * effect[k]!);
  for (let k = 2; k < n; k += 1) {
    const pull = step * (effect[k]! - effect[k - 1]!);
    diagonal[k - 1]! += step;
    diagonal[k]! += step;
    right[k - 1]! += pull;
    right[k]! -= pull;
  }
  right[0]! /= diagonal[0]!;
  solveChain(diagonal.subarray(1), right.subarray(1), step);
  return right.map((move) => max(-LARGEST_MOVE, min(LARGEST_MOVE, move)));
}

/** Solves a tridiagonal system with one number beside the diagonal, in place (Thomas' algorithm). */
function solveChain(diagonal: Float64Array, right: Float64Array, beside: number): void {
  const n = right.length;
  const ratio = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    const before = k > 0 ? beside : 0;
    const pivot = diagonal[k]! - before * (ratio[k - 1] ?? 0);
    ratio[k] = beside / pivot;
    right[k] = (right[k]! + before * (right[k - 1] ?? 0)) / pivot;
  }
  for (let k = n - 2; k >= 0; k -= 1) right[k]! += ratio[k]! * right[k + 1]!;
}
