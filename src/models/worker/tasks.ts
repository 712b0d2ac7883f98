import type {
  DatedHistory,
  FeatureProfile,
  FleetRows,
  MetricPolicy,
  OutlookComparison,
  PredictionCheck,
  ScopeReport,
  ScoredSamples,
  SeriesPace,
  SeriesSamples,
  TrainingOptions,
  TrainingReport,
  TrialSeries,
} from '../../ml/index.js';

/** What goes to a worker thread and back: plain data and typed arrays only. */
export interface ScoreTask {
  readonly model?: { readonly modelVersion: string; readonly artifact: Uint8Array };
  readonly minTrainingSamples: number;
  /** Scores from here on are explained. */
  readonly explainFrom: number;
  /** Whether what was expected at each sample is answered, too. */
  readonly isExpectedKept?: boolean;
  readonly series: readonly SeriesTask[];
}

export interface SeriesTask {
  /** Encoded state; a series without one starts from nothing. */
  readonly state?: Uint8Array;
  readonly samples: SeriesSamples;
  /** Samples before this (epoch milliseconds) are learned, and scored without the model; none without it. */
  readonly modelFromMs?: number;
  /** Whose model scores it, where the model has one for it. */
  readonly scope?: string;
  readonly policy?: MetricPolicy;
  /** Whose wall clock it follows; UTC by default. */
  readonly timeZone?: string;
}

export interface SeriesResult {
  readonly state: Uint8Array;
  readonly pace: SeriesPace;
  readonly scored: ScoredSamples;
}

/** A series to learn from. */
interface LearnedSeries {
  readonly samples: SeriesSamples;
  /** Epoch milliseconds; what comes from here on is not learned. */
  readonly untilMs: number;
  /** Whose wall clock it follows; UTC by default. */
  readonly timeZone?: string;
}

export interface TrainTask {
  /** Those with a scope count for it, too. */
  readonly series: readonly (LearnedSeries & { readonly scope?: string })[];
  readonly options: TrainingOptions;
}

export interface TrainResult {
  readonly artifact: Uint8Array;
  readonly report: TrainingReport;
  /** Those that have a model of their own. */
  readonly scopes: readonly ScopeReport[];
}

/** Two models in binary form, and what to compare them on. */
export interface CompareTask {
  readonly live: Uint8Array;
  readonly candidate: Uint8Array;
  readonly series: readonly TrialSeries[];
}

/** Series of any metrics whose newest part is to be profiled. */
export interface ProfileTask {
  readonly series: readonly (LearnedSeries & { readonly metricName: string })[];
}

/** Profiles by the name of the metric. */
export type ProfilesByMetric = ReadonlyMap<string, FeatureProfile>;

/** A fleet to learn failures from, for horizons in days. */
export interface FitFailuresTask {
  readonly history: DatedHistory;
  readonly horizons: readonly number[];
  readonly seed: number;
  /** The model in use for the first horizon, and when it was fitted, on the clock of the history. */
  readonly live?: { readonly artifact: Uint8Array; readonly from: number } | undefined;
}

export interface FitFailuresResult {
  /** One a horizon; empty with too few failures for a model. */
  readonly artifacts: readonly Uint8Array[];
  readonly check: PredictionCheck | undefined;
  /** Of the new model and the one in use, on what neither has seen. */
  readonly comparison: OutlookComparison | undefined;
}

/** The newest rows of units, and models for several horizons, ascending. */
export interface PredictFailuresTask {
  readonly artifacts: readonly Uint8Array[];
  readonly fleet: FleetRows;
}
