import { ScopedModel } from '../model/scoped-model.js';
import { type SeriesSamples } from '../series/series-samples.js';
import { type TrainingOptions } from './training-options.js';
import { type TrainingReport } from './training-report.js';
import { TrainingSet, type TrainingSetOptions } from './training-set.js';

/** Rows a scope must have for a model of its own: four times what a tree is grown from by default. */
const LEAST_ROWS = 1024;

/** Scopes with a model of their own at most, those with most rows: each costs a megabyte. */
const MOST_SCOPES = 32;

/** What is known of a series besides its samples. */
interface SeriesOptions {
  readonly scope?: string;
  readonly timeZone?: string;
}

/** What the model of one scope was fitted to. */
export interface ScopeReport {
  readonly scope: string;
  readonly nSeries: number;
  readonly nRows: number;
}

/** Collects what a model with scopes is trained on: every series counts for all, and for its scope where it has one. */
export class ScopedTrainingSet {
  private readonly common: TrainingSet;
  private readonly scopes = new Map<string, TrainingSet>();

  /** @throws RangeError when a bound is not a positive integer. */
  constructor(private readonly options: TrainingSetOptions = {}) {
    this.common = new TrainingSet(options);
  }

  /** Rows held for the common fit. */
  get nRows(): number {
    return this.common.nRows;
  }

  /**
   * Streams one series through a fresh state; see {@link TrainingSet.addSeries}.
   *
   * @param until rows of samples from this time on (epoch milliseconds) are not learned.
   * @param options the scope that the series belongs to, if any, and whose wall clock it follows; UTC by default.
   */
  addSeries(samples: SeriesSamples, until: number, { scope, timeZone }: SeriesOptions = {}): void {
    this.common.addSeries(samples, until, timeZone, scope === undefined ? [] : [this.setOf(scope)]);
  }

  /**
   * Fits the common model, and one for every scope with enough rows; the reference series take part in each. A scope's model is that
   * of a training on its series alone, the common one is the same with scopes and without.
   *
   * @returns the model, what came out of the common fit, and what the scopes were fitted to.
   * @throws RangeError for an option out of range, or when no series is longer than the warm-up.
   */
  fit(options: TrainingOptions = {}): {
    readonly model: ScopedModel;
    readonly report: TrainingReport;
    readonly scopes: readonly ScopeReport[];
  } {
    this.common.addReferenceSeries();
    const { model: common, report } = this.common.fit(options);
    const sizes = new Map([...this.scopes].map(([scope, { nRows }]) => [scope, nRows]));
    const fitted = scopesWithModel(sizes).map((scope) => {
      const set = this.setOf(scope);
      set.shareReferenceOf(this.common);
      return { scope, set, model: set.fitModel(options) };
    });
    return {
      model: new ScopedModel(common, new Map(fitted.map(({ scope, model }) => [scope, model]))),
      report,
      scopes: fitted.map(({ scope, set: { nSeries, nRows } }) => ({ scope, nSeries, nRows })),
    };
  }

  private setOf(scope: string): TrainingSet {
    const set = this.scopes.get(scope) ?? new TrainingSet(this.options);
    this.scopes.set(scope, set);
    return set;
  }
}

/**
 * Which scopes get a model of their own.
 *
 * @param nRows rows held for each.
 * @returns names in their order; at most 32, those with most rows.
 */
export function scopesWithModel(nRows: ReadonlyMap<string, number>): readonly string[] {
  return [...nRows]
    .filter(([, n]) => n >= LEAST_ROWS)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_SCOPES)
    .map(([scope]) => scope)
    .sort();
}
