import { type MetricPolicy } from '../policy/metric-policy.js';
import { SLOT } from '../features/layout.js';
import { type SeriesState } from '../series/series-state.js';
import { type Departure } from './departure.js';

/** What stood behind a score; `policy` where the value cannot be, `stuck_value` where it has not moved for too long. */
export type ScoringMethod = 'ml' | 'zscore' | 'iqr' | 'policy' | 'stuck_value';

/** Why a sample scored as it did. */
export interface SampleExplanation extends Omit<Departure, 'effectSize'> {
  /** Position among the scored samples. */
  readonly index: number;
  readonly method: ScoringMethod;
  /** 0..1, how much history stands behind the score. */
  readonly confidence: number;
  /** Milliseconds from the first sample of the series to this one. */
  readonly historyMs: number;
  /** Epoch milliseconds of the first sample at the value that has stood still since; by the method `stuck_value`. */
  readonly stillSinceMs?: number;
  /** Whether `expected` is a forecast's: of the mean of the hour, made before. The detector's without it. */
  readonly isForecast?: boolean;
  /** What there can be, in the metric's unit; where the direction is `impossible`. */
  readonly possible?: Pick<MetricPolicy, 'lowest' | 'highest'>;
}

/** History at which confidence is complete. */
const SAMPLES_FOR_CONFIDENCE = 500;
const SPAN_FOR_CONFIDENCE_MS = 7 * 86_400_000;

/**
 * Explains one sample.
 *
 * @param state after the sample was consumed.
 */
export function explainSample(
  state: SeriesState,
  departure: Departure,
  sample: { index: number; method: ScoringMethod; policy?: MetricPolicy },
): SampleExplanation {
  const { direction, expected, deviation, sigmas, contributions } = departure;
  const { index, method, policy } = sample;
  const said = { index, direction, expected, deviation, sigmas, contributions, method };
  const explanation = { ...said, confidence: confidenceOf(state), historyMs: state.historyMs };
  if (method === 'stuck_value') return { ...explanation, stillSinceMs: state.slots[SLOT.stillSince]! };
  if (direction !== 'impossible') return explanation;
  return { ...explanation, possible: { lowest: policy?.lowest, highest: policy?.highest } };
}

function confidenceOf({ historyMs, sampleCount }: SeriesState): number {
  return Math.sqrt(
    Math.min(1, sampleCount / SAMPLES_FOR_CONFIDENCE) * Math.min(1, historyMs / SPAN_FOR_CONFIDENCE_MS),
  );
}
