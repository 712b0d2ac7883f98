import { type LabelledMetrics } from '../datasets/index.js';
import type { Episode } from '../../src/anomaly/episodes/episode.js';
import { MetricEpisodes } from './metric-episodes.js';
import { MetricPolicies } from '../../src/metrics/metric-policies.js';
import {
  ALARM_SCORE,
  AlarmRule,
  assetScore,
  countsOf,
  type DetectionModel,
  type MetricPolicy,
  type SampleCounts,
  type SeriesSamples,
  scoreSamples,
  SeriesState,
} from '../../src/ml/index.js';

/** Scores of the rows of one file. */
export interface ScoredFile {
  /** Asset score of every row, 0..1. */
  readonly scores: Float64Array;
  /** The score where an alarm would be raised at some threshold, else 0. */
  readonly alarmScores: Float64Array;
}

/** Scores, and what became of each metric's samples after the history. */
export interface CountedScores extends ScoredFile {
  /** Rows after the history with a sample that was scored. */
  readonly nScored: number;
  readonly counts: readonly SampleCounts[];
  /** By metric, then by start. */
  readonly episodes: readonly Episode[];
}

interface ScoreFileOptions {
  readonly policies?: MetricPolicies;
  /** Score from which an episode begins. */
  readonly threshold?: number;
  /** Whose wall clock the series follow; UTC by default. */
  readonly timeZone?: string;
}

/**
 * Scores a file row by row, each from the rows up to it: the history without the model, which was trained on it, the rest with
 * the model. A column named like a metric of the platform is scored with that metric's policy.
 */
export function scoreFile(
  file: LabelledMetrics,
  model: DetectionModel,
  nHistory: number,
  { policies = new MetricPolicies({}), threshold = ALARM_SCORE, timeZone }: ScoreFileOptions = {},
): CountedScores {
  const metrics = [...file.metrics].map(([name, values]) => {
    const part = new MetricScorer(name, { model, policy: policies.of(name), threshold, timeZone });
    const scores = part.score({ timestamps: file.timestamps, values }, nHistory);
    return { values, scores, counts: part.counts, episodes: part.episodes };
  });
  const scores = file.timestamps.map((_, row) =>
    assetScore(metrics.map((metric) => metric.scores[row] ?? 0)),
  );
  const [only] = metrics.length === 1 ? metrics : [];
  const rule = new AlarmRule();
  return {
    scores,
    alarmScores: scores.map((score, row) => rule.next(score, only?.values[row])),
    nScored: scores.filter((_, row) => row >= nHistory && metrics.some((one) => one.scores[row]! >= 0))
      .length,
    counts: metrics.map(({ counts }) => counts),
    episodes: metrics.flatMap(({ episodes }) => episodes),
  };
}

/** Scores one metric, its history first, and tracks its episodes. */
class MetricScorer {
  private readonly state = SeriesState.create();
  private readonly tracker: MetricEpisodes;
  /** Of the samples after the history. */
  counts = countsOf(0);

  constructor(
    name: string,
    private readonly options: {
      readonly model: DetectionModel;
      readonly policy: MetricPolicy | undefined;
      readonly threshold: number;
      readonly timeZone: string | undefined;
    },
  ) {
    this.tracker = new MetricEpisodes(name, options.threshold);
  }

  get episodes(): readonly Episode[] {
    return this.tracker.episodes;
  }

  /** @returns one score per row; NaN where the row has no sample */
  score({ timestamps, values }: SeriesSamples, nHistory: number): Float64Array {
    const scores = new Float64Array(values.length);
    const history = { timestamps: timestamps.subarray(0, nHistory), values: values.subarray(0, nHistory) };
    scores.set(this.scorePart(history, undefined));
    const rest = { timestamps: timestamps.subarray(nHistory), values: values.subarray(nHistory) };
    scores.set(this.scorePart(rest, this.options.model), nHistory);
    return scores;
  }

  private scorePart(samples: SeriesSamples, model: DetectionModel | undefined): Float64Array {
    const { policy, threshold: explainFrom, timeZone } = this.options;
    const scored = scoreSamples(this.state, samples, { model, policy, explainFrom, timeZone });
    this.counts = scored.counts;
    this.tracker.add(scored);
    return alignScores(samples.timestamps, scored.timestamps, scored.scores);
  }
}

/** One score per row; NaN where the row has no sample. */
function alignScores(rows: Float64Array, scoredAt: Float64Array, scores: Float64Array): Float64Array {
  let next = 0;
  return rows.map((timestamp) => {
    if (scoredAt[next] !== timestamp) return Number.NaN;
    next += 1;
    return scores[next - 1] ?? Number.NaN;
  });
}
