import { type DetectionModel } from '../model/detection-model.js';
import { FEATURE } from '../series/layout.js';
import { SampleIntake } from '../series/sample-intake.js';
import { SeriesReader } from '../series/series-reader.js';
import { type SampleCounts, type SeriesSamples } from '../series/series-samples.js';
import { type SeriesState } from '../series/series-state.js';
import { deviationScore } from '../statistics/deviation-score.js';
import { scoreByDeviation } from './deviation.js';
import { explainSample, type SampleExplanation, type ScoringMethod } from './explanation.js';

/** Fewest samples of history before the model is asked. */
export const DEFAULT_MIN_TRAINING_SAMPLES = 100;

/** Score from which samples are explained. */
export const DEFAULT_EXPLAIN_FROM = 0.7;

/** A short history is believed by n / (n + 20). */
const DOUBT_SAMPLES = 20;

/** How to score. */
export interface ScoringOptions {
  /** Without one, every score is statistical. */
  readonly model?: DetectionModel;
  readonly minTrainingSamples?: number;
  readonly explainFrom?: number;
}

/** Scores of the samples that were newer than the state, in order. */
export interface ScoredSamples {
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
  /** 0..1, higher = more anomalous. */
  readonly scores: Float64Array;
  /** 1 where a statistical method gave the score. */
  readonly isStatistical: Uint8Array;
  readonly explanations: readonly SampleExplanation[];
  readonly counts: SampleCounts;
}

/**
 * Scores the samples that are newer than the state and advances the state: the one road of a live sweep, a request and a file.
 * Each sample is measured against what was known before it, scored, then learned; so any batching of the same samples gives the
 * same bits.
 *
 * @param state advanced in place; clone it to keep the old one.
 * @param samples ascending in time; older, equal-timed and non-finite ones are counted and left out.
 * @throws RangeError when timestamps and values differ in length.
 * @example
 * const state = SeriesState.create();
 * scoreSamples(state, { timestamps: Float64Array.of(0), values: Float64Array.of(1) }, {}).scores // [0]
 */
export function scoreSamples(
  state: SeriesState,
  samples: SeriesSamples,
  options: ScoringOptions,
): ScoredSamples {
  const reader = new SeriesReader(state);
  const intake = new SampleIntake(state, samples);
  const { counts } = intake;
  const explanations: SampleExplanation[] = [];
  const scored = emptyColumns(counts.received);
  for (let i = intake.next(); i >= 0; i = intake.next()) {
    const value = samples.values[i]!;
    const method = chooseMethod(state.sampleCount, options);
    reader.consume(samples.timestamps[i]!, value);
    const index = counts.scored;
    const score = scoreRow(reader.row, method, options.model, state.sampleCount);
    scored.timestamps[index] = samples.timestamps[i]!;
    scored.values[index] = value;
    scored.scores[index] = score;
    scored.isStatistical[index] = method === 'ml' ? 0 : 1;
    if (score >= (options.explainFrom ?? DEFAULT_EXPLAIN_FROM)) {
      const weights = method === 'ml' ? options.model!.attribute(reader.row) : Float64Array.from(reader.row);
      explanations.push(explainSample(state, { index, value, usual: reader.usual, weights, method }));
    }
    counts.scored += 1;
    counts.gaps += reader.isAfterGap ? 1 : 0;
  }
  return { ...trimmed(scored, counts.scored), explanations, counts };
}

function chooseMethod(history: number, { model, minTrainingSamples }: ScoringOptions): ScoringMethod {
  if (history < (minTrainingSamples ?? DEFAULT_MIN_TRAINING_SAMPLES)) return 'iqr';
  return model === undefined ? 'zscore' : 'ml';
}

function scoreRow(
  row: Float32Array,
  method: ScoringMethod,
  model: DetectionModel | undefined,
  history: number,
): number {
  if (method === 'iqr') return deviationScore((row[FEATURE.value]! * history) / (history + DOUBT_SAMPLES));
  return method === 'zscore' ? scoreByDeviation(row) : model!.score(row);
}

type ScoreColumns = Pick<ScoredSamples, 'timestamps' | 'values' | 'scores' | 'isStatistical'>;

function emptyColumns(length: number): ScoreColumns {
  return {
    timestamps: new Float64Array(length),
    values: new Float64Array(length),
    scores: new Float64Array(length),
    isStatistical: new Uint8Array(length),
  };
}

function trimmed(columns: ScoreColumns, length: number): ScoreColumns {
  if (columns.scores.length === length) return columns;
  return {
    timestamps: columns.timestamps.slice(0, length),
    values: columns.values.slice(0, length),
    scores: columns.scores.slice(0, length),
    isStatistical: columns.isStatistical.slice(0, length),
  };
}
