const { abs, exp, max, min } = Math;

/** Sweeps over the features; what moves less than this in one is done. */
const MOST_SWEEPS = 40;
const SMALLEST_MOVE = 1e-3;

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
  /** What each code of each feature adds; the mean over the rows' expected failures is 0. */
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
  return { intercept: fit.intercept, effects: fit.effects };
}

class Backfit {
  intercept: number;
  readonly effects: Float64Array[];
  private readonly expected: Float64Array;
  private readonly failures: readonly Float64Array[];

  constructor(
    private readonly data: ExposedRows,
    private readonly penalties: Penalties,
  ) {
    const { rows, codes, nCodes, failures, exposure } = data;
    let total = 0;
    let exposed = 0;
    for (const row of rows) {
      total += failures[row]!;
      exposed += exposure[row]!;
    }
    const rate = total / exposed;
    this.intercept = Math.log(rate);
    this.expected = Float64Array.from(rows, (row) => exposure[row]! * rate);
    this.effects = Array.from(nCodes, (count) => new Float64Array(count));
    this.failures = codes.map((column, feature) => {
      const sums = new Float64Array(nCodes[feature]!);
      for (const row of rows) sums[column[row]!]! += failures[row]!;
      return sums;
    });
  }

  /** One Newton step of a feature. @returns the largest change. */
  update(feature: number): number {
    const { rows, codes, nCodes, isOrdered } = this.data;
    const column = codes[feature]!;
    const effect = this.effects[feature]!;
    const expected = new Float64Array(nCodes[feature]!);
    for (let i = 0; i < rows.length; i += 1) expected[column[rows[i]!]!]! += this.expected[i]!;
    const move = penalisedStep({
      effect,
      failures: this.failures[feature]!,
      expected,
      step: isOrdered[feature]! ? this.penalties.step : 0,
      level: this.penalties.level,
    });
    let largest = 0;
    for (let code = 0; code < move.length; code += 1) {
      if (expected[code]! > 0 || this.failures[feature]![code]! > 0) largest = max(largest, abs(move[code]!));
      effect[code]! += move[code]!;
    }
    const factors = move.map(exp);
    let total = 0;
    let failures = 0;
    for (let i = 0; i < rows.length; i += 1) {
      this.expected[i]! *= factors[column[rows[i]!]!]!;
      total += this.expected[i]!;
    }
    for (const count of this.failures[feature]!) failures += count;
    this.scaleBy(failures / total);
    return largest;
  }

  private scaleBy(factor: number): void {
    this.intercept += Math.log(factor);
    for (let i = 0; i < this.expected.length; i += 1) this.expected[i]! *= factor;
  }
}

interface Normal {
  readonly effect: Float64Array;
  readonly failures: Float64Array;
  readonly expected: Float64Array;
  readonly step: number;
  readonly level: number;
}

/** Solves the tridiagonal normal equations of one feature (Thomas' algorithm). */
function penalisedStep({ effect, failures, expected, step, level }: Normal): Float64Array {
  const n = effect.length;
  const diagonal = new Float64Array(n);
  const right = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    // Code 0 is "unknown" and has no neighbour.
    const below = k > 1 ? step : 0;
    const above = k > 0 && k + 1 < n ? step : 0;
    diagonal[k] = expected[k]! + level + below + above;
    right[k] = failures[k]! - expected[k]! - level * effect[k]!;
    if (below > 0) right[k]! -= below * (effect[k]! - effect[k - 1]!);
    if (above > 0) right[k]! -= above * (effect[k]! - effect[k + 1]!);
  }
  const ratio = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    const lower = k > 1 ? -step : 0;
    const pivot = diagonal[k]! - (k > 1 ? lower * ratio[k - 1]! : 0);
    ratio[k] = k > 0 && k + 1 < n ? -step / pivot : 0;
    right[k] = (right[k]! - (k > 1 ? lower * right[k - 1]! : 0)) / pivot;
  }
  for (let k = n - 2; k > 0; k -= 1) right[k]! -= ratio[k]! * right[k + 1]!;
  return right.map((move) => max(-LARGEST_MOVE, min(LARGEST_MOVE, move)));
}
