import type {
  MetricPolicy,
  ScoredSamples,
  SeriesPace,
  SeriesSamples,
  TrainingOptions,
  TrainingReport,
} from '../../ml/index.js';

/** What goes to a worker thread and back: plain data and typed arrays only. */
export interface ScoreTask {
  readonly model?: { readonly modelVersion: string; readonly artifact: Uint8Array };
  readonly minTrainingSamples: number;
  /** Scores from here on are explained. */
  readonly explainFrom: number;
  readonly series: readonly SeriesTask[];
}

export interface SeriesTask {
  /** Encoded state; a series without one starts from nothing. */
  readonly state?: Uint8Array;
  readonly samples: SeriesSamples;
  readonly policy?: MetricPolicy;
}

export interface SeriesResult {
  readonly state: Uint8Array;
  readonly pace: SeriesPace;
  readonly scored: ScoredSamples;
}

export interface TrainTask {
  readonly series: readonly SeriesSamples[];
  readonly options: TrainingOptions;
}

export interface TrainResult {
  readonly artifact: Uint8Array;
  readonly report: TrainingReport;
}
