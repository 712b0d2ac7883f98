import type { Asset, Series } from '../../metrics/index.js';
import type { SampleExplanation, ScoredSamples } from '../../ml/index.js';
import type { TrackedSample } from './tracked-sample.js';
import type { FeedbackCounts } from './feedback/feedback.js';

/** Scored samples of one series with all that is needed to describe them. */
export interface ScoredStretch extends Series {
  readonly asset: Asset;
  readonly scored: ScoredSamples;
  /** Samples up to here (epoch milliseconds) only warmed the state up. */
  readonly storeAfterMs: number;
  /** Scores from here on are anomalous. */
  readonly threshold: number;
  /** Feedback on earlier episodes of the series. */
  readonly feedbackCounts: FeedbackCounts;
  /** Null where no model took part. */
  readonly modelVersion: string | null;
  /** More samples of the series wait to be read. */
  readonly hasMore?: boolean | undefined;
}

/** One sample of a stretch. */
export interface ScoredSample {
  readonly atMs: number;
  readonly value: number;
  readonly score: number;
  readonly isStatistical: boolean;
  readonly isAnomalous: boolean;
  /** Whether the value lies in the range that is usual. */
  readonly isUsual: boolean;
  /** Whether the event it belongs to has been common. */
  readonly isRecurring: boolean;
  /** The side that the series leans to, 1 or −1; else 0. */
  readonly lean: number;
  /** Present where the score has reached the threshold that all series have in common, which that of no series is below. */
  readonly explanation: SampleExplanation | undefined;
}

/** A sample whose score reaches the threshold. */
export interface AnomalousSample extends ScoredSample {
  readonly explanation: SampleExplanation;
}

export function isAnomalous(sample: ScoredSample): sample is AnomalousSample {
  return sample.isAnomalous && sample.explanation !== undefined;
}

/** The samples that count, ascending by time. */
export function samplesOf(stretch: ScoredStretch): readonly ScoredSample[] {
  const { timestamps, values, scores, isStatistical, isUsual, isRecurring, lean, explanations } =
    stretch.scored;
  const explained = new Map(explanations.map((explanation) => [explanation.index, explanation]));
  const samples: ScoredSample[] = [];
  for (const [index, atMs] of timestamps.entries()) {
    if (atMs <= stretch.storeAfterMs) continue;
    const score = scores[index] ?? 0;
    samples.push({
      atMs,
      value: values[index] ?? NaN,
      score,
      isAnomalous: score >= stretch.threshold,
      isStatistical: isStatistical[index] === 1,
      isUsual: isUsual[index] === 1,
      isRecurring: isRecurring[index] === 1,
      lean: lean[index] ?? 0,
      explanation: explained.get(index),
    });
  }
  return samples;
}

/** The same as the tracker of episodes needs them. */
export function toTracked(samples: readonly ScoredSample[]): readonly TrackedSample[] {
  return samples.map(({ atMs, value, score, isUsual, isRecurring, lean }) => ({
    at: new Date(atMs),
    value,
    score,
    isUsual,
    isRecurring,
    lean,
  }));
}
