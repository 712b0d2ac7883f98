import { type LabelledMetrics } from '../datasets/index.js';
import { MetricPolicies } from '../../src/metrics/metric-policies.js';
import {
  AlarmRule,
  assetScore,
  type DetectionModel,
  type MetricPolicy,
  type SampleCounts,
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
}

/**
 * Scores a file row by row, each from the rows up to it: the history without the model, which was trained on it, the rest with
 * the model. A column named like a metric of the platform is scored with that metric's policy.
 */
export function scoreFile(
  file: LabelledMetrics,
  model: DetectionModel,
  nHistory: number,
  policies = new MetricPolicies({}),
): CountedScores {
  const metrics = [...file.metrics].map(([name, values]) =>
    scoreMetric(file.timestamps, values, { model, nHistory, policy: policies.of(name) }),
  );
  const rule = new AlarmRule();
  const columns = metrics.map((metric) => metric.scores);
  const scores = file.timestamps.map((_, row) => assetScore(columns.map((column) => column[row] ?? 0)));
  return {
    scores,
    alarmScores: scores.map((score) => rule.next(score)),
    nScored: scores.filter((_, row) => row >= nHistory && columns.some((column) => column[row]! >= 0)).length,
    counts: metrics.map(({ counts }) => counts),
  };
}

function scoreMetric(
  timestamps: Float64Array,
  values: Float64Array,
  { model, nHistory, policy }: { model: DetectionModel; nHistory: number; policy: MetricPolicy | undefined },
): { readonly scores: Float64Array; readonly counts: SampleCounts } {
  const state = SeriesState.create();
  const scores = new Float64Array(values.length);
  const scorePart = (from: number, end: number, options: { model?: DetectionModel }): SampleCounts => {
    const samples = { timestamps: timestamps.subarray(from, end), values: values.subarray(from, end) };
    const scored = scoreSamples(state, samples, { ...options, policy, explainFrom: 2 });
    scores.set(alignScores(samples.timestamps, scored.timestamps, scored.scores), from);
    return scored.counts;
  };
  scorePart(0, nHistory, {});
  return { scores, counts: scorePart(nHistory, values.length, { model }) };
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
