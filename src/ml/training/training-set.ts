import { fitIsolationForest } from '../isolation-forest/fit.js';
import { type FeatureRows } from '../isolation-forest/isolation-forest.js';
import { DetectionModel } from '../model/detection-model.js';
import { SeededRandom } from '../random/seeded-random.js';
import { referenceSeries } from '../reference/reference-series.js';
import { N_FEATURES } from '../features/layout.js';
import { SampleIntake } from '../series/sample-intake.js';
import { SeriesReader } from '../series/series-reader.js';
import { type SeriesSamples } from '../series/series-samples.js';
import { SeriesState } from '../series/series-state.js';
import { WARM_UP_SAMPLES } from '../series/warm-up.js';
import { RowReservoir } from './row-reservoir.js';
import {
  assertInteger,
  completeTrainingOptions,
  DEFAULT_SEED,
  type TrainingOptions,
} from './training-options.js';
import { reportTraining, type TrainingReport } from './training-report.js';

/** Rows held at most: 2 MB. */
const DEFAULT_MAX_ROWS = 65_536;

/** Rows one series may contribute, so that no chatty series becomes the model. */
const DEFAULT_MAX_ROWS_PER_SERIES = 1024;

/** Synthetic series that join a training, so that a short or one-sided history cannot mislead the model. */
const N_REFERENCE_SERIES = 48;

/** Depth at which trees stop: deeper nodes change no score visibly but double the model. */
const MAX_DEPTH = 10;

/** Bounds of a training set's memory, and its seed. */
export interface TrainingSetOptions {
  readonly seed?: number;
  readonly maxRows?: number;
  readonly maxRowsPerSeries?: number;
}

/**
 * Collects what a model is trained on, in bounded memory: a seeded uniform sample of the scaled feature rows of each series
 * after its warm-up.
 *
 * @throws RangeError when a bound is not a positive integer.
 */
export class TrainingSet {
  private readonly rows: RowReservoir;
  private reference: RowReservoir;
  private readonly random: SeededRandom;
  private readonly seed: number;
  private readonly maxRowsPerSeries: number;
  private seriesCount = 0;
  private sampleCount = 0;

  constructor(options: TrainingSetOptions = {}) {
    const {
      seed = DEFAULT_SEED,
      maxRows = DEFAULT_MAX_ROWS,
      maxRowsPerSeries = DEFAULT_MAX_ROWS_PER_SERIES,
    } = options;
    assertInteger('maxRows', maxRows, 1, 100_000_000);
    assertInteger('maxRowsPerSeries', maxRowsPerSeries, 1, 100_000_000);
    this.seed = seed;
    this.random = new SeededRandom(seed);
    this.rows = new RowReservoir(maxRows, N_FEATURES, this.random);
    this.reference = new RowReservoir(maxRows, N_FEATURES, this.random);
    this.maxRowsPerSeries = maxRowsPerSeries;
  }

  /**
   * Streams one series through a fresh state; samples that are missing or not newer than the one before are excluded.
   *
   * @param until rows of samples from this time on (epoch milliseconds) are not learned.
   * @param timeZone whose wall clock the series follows; UTC by default.
   * @param others sets that learn from the same series, which is read once; each as if it were alone.
   * @throws RangeError for a time zone that is none.
   */
  addSeries(
    samples: SeriesSamples,
    until = Infinity,
    timeZone?: string,
    others: readonly TrainingSet[] = [],
  ): void {
    const sets: readonly TrainingSet[] = [this, ...others];
    const kept = sets.map((set) => set.rowsOfOneSeries());
    const nSamples = readRows(upTo(samples, until), kept, timeZone);
    for (const [i, set] of sets.entries()) {
      offerAll(kept[i]!, set.rows);
      set.sampleCount += nSamples;
      set.seriesCount += 1;
    }
  }

  /** Lets the {@link referenceSeries} of the set's seed take part in the fit, but not in the report. */
  addReferenceSeries(): void {
    for (const samples of referenceSeries(this.seed, N_REFERENCE_SERIES)) {
      const kept = this.rowsOfOneSeries();
      readRows(samples, [kept]);
      offerAll(kept, this.reference);
    }
  }

  /** Lets the reference series of another set take part instead: they are the same for every set, and cost as much as fifty series. */
  shareReferenceOf(other: TrainingSet): void {
    this.reference = other.reference;
  }

  private rowsOfOneSeries(): RowReservoir {
    return new RowReservoir(this.maxRowsPerSeries, N_FEATURES, this.random);
  }

  get nSeries(): number {
    return this.seriesCount;
  }

  /** Finite samples consumed. */
  get nSamples(): number {
    return this.sampleCount;
  }

  /** Rows held for the fit. */
  get nRows(): number {
    return this.rows.length;
  }

  /**
   * Fits the shared model.
   *
   * @returns the model and what came out; the same samples, seeds and options give the same bits.
   * @throws RangeError for an option out of range, or when no series is longer than the warm-up (`nRows` is 0).
   */
  fit(options: TrainingOptions = {}): { model: DetectionModel; report: TrainingReport } {
    const { nSeries, nSamples } = this;
    const model = this.fitModel(options);
    const facts = { ...completeTrainingOptions(options), nSeries, nSamples };
    return { model, report: reportTraining(model, this.rows.rows(), facts) };
  }

  /** The model of {@link fit} without its report, for which all rows are scored. */
  fitModel(options: TrainingOptions = {}): DetectionModel {
    const complete = completeTrainingOptions(options);
    const forest = fitIsolationForest(this.rowsToFit(), { ...complete, maxDepth: MAX_DEPTH });
    return new DetectionModel(forest, this.rows.length + this.reference.length);
  }

  /** Rows of history and reference in one matrix; the more history there is, the less the reference weighs. */
  private rowsToFit(): FeatureRows {
    const own = this.rows.rows().values;
    const reference = this.reference.rows().values;
    const share = Math.min(1, this.rows.capacity / (this.rows.nOffered + this.reference.nOffered));
    const nKept = Math.round(this.reference.length * share);
    const values = new Float32Array(own.length + nKept * N_FEATURES);
    values.set(own);
    for (let i = 0; i < nKept; i += 1) {
      const from = Math.floor((i * this.reference.length) / nKept) * N_FEATURES;
      values.set(reference.subarray(from, from + N_FEATURES), own.length + i * N_FEATURES);
    }
    return { values, nFeatures: N_FEATURES };
  }
}

/** Offers the rows of a series after its warm-up. @returns how many samples it has */
function readRows(samples: SeriesSamples, kept: readonly RowReservoir[], timeZone?: string): number {
  const state = SeriesState.create();
  const reader = new SeriesReader(state, timeZone);
  const intake = new SampleIntake(state, samples);
  for (let i = intake.next(); i >= 0; i = intake.next()) {
    reader.consume(samples.timestamps[i]!, samples.values[i]!);
    if (state.sampleCount > WARM_UP_SAMPLES) for (const rows of kept) rows.offer(reader.row);
  }
  return state.sampleCount;
}

function offerAll(from: RowReservoir, to: RowReservoir): void {
  const { values } = from.rows();
  for (let i = 0; i < values.length; i += N_FEATURES) to.offer(values.subarray(i, i + N_FEATURES));
}

function upTo({ timestamps, values }: SeriesSamples, until: number): SeriesSamples {
  const found = timestamps.findIndex((at) => at >= until);
  const end = found < 0 ? timestamps.length : found;
  return { timestamps: timestamps.subarray(0, end), values: values.subarray(0, end) };
}
