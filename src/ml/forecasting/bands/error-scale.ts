import { type Combination } from '../combination/backtest.js';
import { leadBlocks, nonDecreasing } from './lead-growth.js';
import { square } from '../../statistics/square.js';

const { abs, max, min, sqrt } = Math;

/** A phase of the season counts as if so many errors of the usual size had been seen at it besides its own. */
const PRIOR_ERRORS = 8;

/** Below this share of the usual level the spread falls no further. */
const LEAST_LEVEL = 0.05;

/** Origins are half as far apart as errors are looked at ahead of them. */
const OVERLAP = 0.5;

/** What errors are measured against. */
export interface ErrorContext {
  /** As measured, NaN where not. */
  readonly truth: Float64Array;
  readonly combination: Combination;
  /** Cells of the season. */
  readonly season: number;
  /** Cells whose errors differ in size: those of a season; 1 where there is none. */
  readonly phases: number;
  /** Cells ahead that are compared at every origin. */
  readonly near: number;
  /** What is added to a forecast to get a level above zero, and the usual level. */
  readonly level: { readonly by: number; readonly unit: number };
}

/**
 * How large errors are: by phase of the season, by level (errors of counts grow with its root) and by lead.
 */
export class ErrorScale {
  private readonly phases: Float64Array;
  private readonly growth: Float64Array;

  constructor(
    private readonly context: ErrorContext,
    horizon: number,
  ) {
    this.phases = this.phaseScales();
    this.growth = this.leadScales(horizon);
  }

  /** @returns size of an error at a cell, so many cells ahead of the origin, where the forecast is such. */
  at(cell: number, step: number, forecast: number): number {
    return this.levelFactor(forecast) * this.phases[cell % this.context.phases]! * this.growth[step]!;
  }

  /** Errors of the backtest in units of their scale, ascending. */
  scaledErrors(): Float64Array {
    const scaled: number[] = [];
    this.forEachError(0, this.context.near, (error, cell, step, forecast) => {
      scaled.push(error / (this.at(cell, step, forecast) || Number.MIN_VALUE));
    });
    return Float64Array.from(scaled).sort();
  }

  /**
   * How many of the errors are independent of each other: as many as would make the means of origins vary as they do, for origins whose
   * errors overlap by half.
   *
   * @returns half the number of origins at least.
   * @source Kish, 1965, "Survey Sampling", the design effect.
   */
  independentErrors(): number {
    const means = new Map<number, { sum: number; count: number }>();
    let squares = 0;
    let count = 0;
    this.forEachError(0, this.context.near, (error, cell, step, forecast) => {
      const scaled = error / (this.at(cell, step, forecast) || Number.MIN_VALUE);
      const mean = means.get(cell - step) ?? { sum: 0, count: 0 };
      means.set(cell - step, { sum: mean.sum + scaled, count: mean.count + 1 });
      squares += square(scaled);
      count += 1;
    });
    const varianceOfMeans = [...means.values()].reduce(
      (sum, mean) => sum + square(mean.sum / mean.count) / means.size,
      0,
    );
    const ofAnOrigin = varianceOfMeans > 0 ? squares / count / varianceOfMeans : 1;
    return OVERLAP * means.size * max(1, ofAnOrigin);
  }

  private phaseScales(): Float64Array {
    const { phases, near } = this.context;
    const sums = new Float64Array(phases);
    const counts = new Float64Array(phases);
    this.forEachError(0, near, (error, cell, _step, forecast) => {
      const size = abs(error) / this.levelFactor(forecast);
      for (let beside = -1; beside <= 1; beside += 1) {
        const phase = (cell + beside + phases) % phases;
        const weight = beside === 0 ? 1 : 0.5;
        sums[phase]! += weight * size;
        counts[phase]! += weight;
      }
    });
    let usual = 0;
    let seen = 0;
    for (let phase = 0; phase < phases; phase += 1) {
      usual += sums[phase]!;
      seen += counts[phase]!;
    }
    usual /= seen || 1;
    return sums.map((sum, phase) => (sum + PRIOR_ERRORS * usual) / (counts[phase]! + PRIOR_ERRORS));
  }

  /** Errors by lead in units of their phase; they never shrink with it. Beyond the longest lead that is known they stay. */
  private leadScales(horizon: number): Float64Array {
    const { season, phases, near } = this.context;
    const blocks = leadBlocks(season, max(near, horizon));
    const means = blocks.map(([from, to]) => {
      let sum = 0;
      let count = 0;
      this.forEachError(from, to, (error, cell, _step, forecast) => {
        const scale = this.levelFactor(forecast) * this.phases[cell % phases]!;
        if (!(scale > 0)) return;
        sum += abs(error) / scale;
        count += 1;
      });
      return { mean: count === 0 ? Number.NaN : sum / count, count };
    });
    const nNear = blocks.filter(([, to]) => to <= near).length;
    const grown = nonDecreasing(means, nNear);
    const growth = new Float64Array(max(near, horizon));
    blocks.forEach(([from, to], block) => growth.fill(grown[block]!, from, min(to, growth.length)));
    return growth;
  }

  private levelFactor(forecast: number): number {
    const { by, unit } = this.context.level;
    return sqrt(max(LEAST_LEVEL, (forecast + by) / unit));
  }

  private forEachError(
    from: number,
    to: number,
    visit: (error: number, cell: number, step: number, forecast: number) => void,
  ): void {
    const { combination, truth } = this.context;
    combination.origins.forEach((origin, i) => {
      const path = combination.paths[i]!;
      for (let step = from; step < min(to, path.length); step += 1) {
        const error = truth[origin + step]! - path[step]!;
        if (!Number.isNaN(error)) visit(error, origin + step, step, path[step]!);
      }
    });
  }
}
