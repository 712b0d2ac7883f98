import type { Contribution, SampleExplanation } from '../../../ml/index.js';
import type { AnomalousSample, ScoredStretch } from '../scored-stretch.js';
import type { FeedbackCounts } from '../feedback/feedback.js';
import { describeAnomaly } from './describe-anomaly.js';
import { measurableRange } from './measurable-range.js';

/** What explains an anomaly, as it is stored and answered. */
export interface AnomalyMetadata {
  readonly value: number;
  readonly unit: string;
  readonly method: 'ml' | 'statistical';
  readonly model: string;
  readonly modelVersion: string | null;
  readonly deviation: number;
  readonly sigmas: number;
  readonly direction: string;
  readonly confidence: number;
  readonly historySeconds: number;
  readonly reason: string;
  readonly expected: SampleExplanation['expected'];
  /** Who expected it: the detector, just before, or a stored forecast, hours before. */
  readonly expectedFrom: 'detector' | 'forecast';
  readonly contributions: readonly Contribution[];
  readonly feedbackCounts: FeedbackCounts;
}

/** @param startedAt - start of the episode the sample belongs to */
export function toMetadata(
  stretch: ScoredStretch,
  sample: AnomalousSample,
  startedAt: Date,
): AnomalyMetadata {
  const { deviation, sigmas, direction, expected, contributions, method } = sample.explanation;
  const { confidence, historyMs, isForecast = false } = sample.explanation;
  return {
    value: sample.value,
    unit: stretch.unit,
    method: sample.isStatistical ? 'statistical' : 'ml',
    model: method === 'ml' ? 'isolation_forest' : method,
    modelVersion: sample.isStatistical ? null : stretch.modelVersion,
    deviation,
    sigmas,
    direction,
    confidence,
    historySeconds: historyMs / 1000,
    reason: reasonOf(stretch, sample, startedAt),
    expected: measurableRange(expected, sample.value, stretch.unit),
    expectedFrom: isForecast ? 'forecast' : 'detector',
    contributions,
    feedbackCounts: stretch.feedbackCounts,
  };
}

/** The sentence that explains an anomalous sample. */
export function reasonOf(
  { metricName, unit, feedbackCounts }: ScoredStretch,
  { explanation, value, atMs }: AnomalousSample,
  startedAt: Date,
): string {
  return describeAnomaly({
    metricName,
    unit,
    value,
    at: new Date(atMs),
    startedAt,
    explanation,
    feedbackCounts,
  });
}
