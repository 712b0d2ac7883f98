import { solve } from './solve.js';

const { abs, exp } = Math;

/** How a ridge regression on earlier values is fitted. */
export interface RidgeOptions {
  /** Ascending distances, in cells, of the values it looks at. */
  readonly lags: readonly number[];
  /** What the coefficients are drawn towards, one a lag. */
  readonly prior: Float64Array;
  /** How strongly, in observations of one standard deviation a hundred observations. */
  readonly penalty: number;
  /** Cells after which a past observation counts 1/e; infinite for all alike. */
  readonly memory: number;
  /** Residuals above so many robust standard deviations count as their root only (Huber); infinite for least squares. */
  readonly huber: number;
}

/** Standard deviations in one median absolute deviation of a Gaussian. */
const SIGMAS_PER_MAD = 1.4826;

/** Residuals of standardised values that are rounding. */
const EXACT = 1e-9;

/** Passes over the first history that weigh its residuals anew: the weights hardly move after two. */
const ROBUST_PASSES = 2;

/**
 * A linear autoregression whose coefficients are drawn towards a prior, with weights that fade with age and with the size of
 * the residual. It is fitted online: rows are added one at a time, and a row's weight follows from the coefficients before it.
 *
 * @source Hoerl & Kennard, 1970, "Ridge Regression"; Huber, 1964, "Robust Estimation of a Location Parameter".
 */
export class RidgeAutoregression {
  private gram: Float64Array;
  private moments: Float64Array;
  private sums: Float64Array;
  private sumOfTargets = 0;
  private weight = 0;
  private coefficients?: Float64Array;
  private intercept = 0;
  private scale = Number.POSITIVE_INFINITY;
  private readonly row: Float64Array;
  private readonly factors: Float64Array;

  /** @param values centred and scaled, so that penalties mean the same for each series. */
  constructor(
    private readonly values: Float64Array,
    private readonly options: RidgeOptions,
  ) {
    const k = options.lags.length;
    this.gram = new Float64Array(k * k);
    this.moments = new Float64Array(k);
    this.sums = new Float64Array(k);
    this.row = new Float64Array(k);
    this.factors = new Float64Array(k * k);
  }

  /** Fits the rows before `end` for the first time, from the first whose lags are all known. */
  fitFirst(end: number): void {
    const start = this.options.lags.at(-1)!;
    this.add(start, end);
    this.fit();
    if (this.options.huber === Number.POSITIVE_INFINITY) return;
    for (let pass = 0; pass < ROBUST_PASSES; pass += 1) {
      this.scale = this.residualScale(start, end);
      // An exact fit has no residuals to weigh.
      if (!(this.scale > EXACT)) {
        this.scale = Number.POSITIVE_INFINITY;
        return;
      }
      for (const sums of [this.gram, this.moments, this.sums]) sums.fill(0);
      this.sumOfTargets = 0;
      this.weight = 0;
      this.add(start, end);
      this.fit();
    }
  }

  /** Adds the rows from `start` up to `end`, and fits. */
  extend(start: number, end: number): void {
    this.add(start, end);
    this.fit();
  }

  /** Forecasts step by step, each from those before it. */
  forecast(origin: number, horizon: number): Float64Array {
    const { lags } = this.options;
    const reach = lags.at(-1)!;
    const path = new Float64Array(reach + horizon);
    path.set(this.values.subarray(origin - reach, origin));
    for (let at = reach; at < path.length; at += 1) {
      let sum = this.intercept;
      for (let i = 0; i < lags.length; i += 1) sum += this.coefficients![i]! * path[at - lags[i]!]!;
      path[at] = sum;
    }
    return path.subarray(reach);
  }

  private add(start: number, end: number): void {
    const { values, row, gram, moments, sums } = this;
    const { lags, huber, memory } = this.options;
    const k = lags.length;
    const fade = exp(-1 / memory);
    // Instead of fading everything that has been added, each row counts more than the one before; rescaled when that gets large.
    let gain = 1;
    for (let at = start; at < end; at += 1) {
      const target = values[at]!;
      for (let i = 0; i < k; i += 1) row[i] = values[at - lags[i]!]!;
      gain /= fade;
      let weight = gain;
      if (this.coefficients !== undefined) {
        const residual = abs(target - this.predictRow());
        if (residual > huber * this.scale) weight *= (huber * this.scale) / residual;
      }
      for (let i = 0; i < k; i += 1) {
        const weighted = weight * row[i]!;
        const base = i * k;
        for (let j = 0; j <= i; j += 1) gram[base + j]! += weighted * row[j]!;
        moments[i]! += weighted * target;
        sums[i]! += weighted;
      }
      this.sumOfTargets += weight * target;
      this.weight += weight;
      if (gain > 1e12 || at === end - 1) {
        this.rescale(1 / gain);
        gain = 1;
      }
    }
  }

  private rescale(factor: number): void {
    for (const sums of [this.gram, this.moments, this.sums]) sums.set(sums.map((sum) => sum * factor));
    this.sumOfTargets *= factor;
    this.weight *= factor;
  }

  private predictRow(): number {
    let sum = this.intercept;
    for (let i = 0; i < this.row.length; i += 1) sum += this.coefficients![i]! * this.row[i]!;
    return sum;
  }

  private fit(): void {
    const { gram, sums, weight, factors } = this;
    const { penalty, prior } = this.options;
    const k = sums.length;
    const meanTarget = this.sumOfTargets / weight;
    const b = new Float64Array(k);
    // A hundredth of the weight: of standardised values, whatever their number.
    const ridge = (penalty * weight) / 100 + 1e-9 * weight;
    for (let i = 0; i < k; i += 1) {
      for (let j = 0; j <= i; j += 1) factors[i * k + j] = gram[i * k + j]! - (sums[i]! * sums[j]!) / weight;
      factors[i * k + i]! += ridge;
      b[i] = this.moments[i]! - sums[i]! * meanTarget + ridge * prior[i]!;
    }
    this.coefficients = solve(factors, b);
    this.intercept = meanTarget;
    for (let i = 0; i < k; i += 1) this.intercept -= (b[i]! * sums[i]!) / weight;
  }

  private residualScale(start: number, end: number): number {
    const { lags } = this.options;
    const residuals = new Float64Array(end - start);
    for (let at = start; at < end; at += 1) {
      for (let i = 0; i < lags.length; i += 1) this.row[i] = this.values[at - lags[i]!]!;
      residuals[at - start] = abs(this.values[at]! - this.predictRow());
    }
    residuals.sort();
    return SIGMAS_PER_MAD * residuals[residuals.length >> 1]!;
  }
}
