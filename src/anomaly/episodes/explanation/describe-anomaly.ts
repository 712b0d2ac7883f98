import type { AnomalyDirection, SampleExplanation } from '../../../ml/index.js';
import type { FeedbackCounts } from '../feedback/feedback.js';
import { formatRange, formatValue } from './format-value.js';

export interface AnomalyFacts {
  readonly metricName: string;
  /** As the platform writes it, for instance `mbps`. */
  readonly unit: string;
  readonly value: number;
  /** Time of the sample. */
  readonly at: Date;
  /** Start of the episode the sample belongs to. */
  readonly startedAt: Date;
  readonly explanation: SampleExplanation;
  /** Feedback on earlier episodes of the series. */
  readonly feedbackCounts: FeedbackCounts;
}

/** Below this confidence the sentence says how little history stands behind it. */
const LITTLE_CONFIDENCE = 0.5;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Says in one sentence what happened, what would have been usual or possible, and since when.
 *
 * @example "bandwidth_in fell to 2.1 Mbps; 38–61 Mbps is usual at this time of day; the fall began at 14:05 UTC"
 */
export function describeAnomaly(facts: AnomalyFacts): string {
  const { explanation } = facts;
  const isImpossible = explanation.direction === 'impossible';
  const clauses = [
    whatHappened(facts),
    isImpossible ? whatIsPossible(facts) : whatIsUsual(facts),
    sinceWhen(facts),
  ];
  if (!isImpossible && explanation.confidence < LITTLE_CONFIDENCE) {
    clauses.push(`only ${spanOf(explanation.historyMs)} of history yet`);
  }
  return [...clauses, ...earlierFeedback(facts.feedbackCounts)].join('; ');
}

function whatHappened(facts: AnomalyFacts): string {
  const { metricName, unit, value, explanation } = facts;
  const shown = formatValue(value, unit);
  const isWithinBand = value >= explanation.expected.low && value <= explanation.expected.high;
  switch (explanation.direction) {
    case 'impossible':
      return isWithinBounds(facts)
        ? `${metricName} reads ${shown}, which stands for no reading`
        : `${metricName} reads ${shown}, which cannot be`;
    case 'flat':
      return `${metricName} is stuck at ${shown} although it usually varies`;
    case 'unstable':
      return `${metricName} swings more than usual, now at ${shown}`;
    case 'high':
      return isWithinBand
        ? `${metricName} moves upwards in an unusual way, now at ${shown}`
        : `${metricName} rose to ${shown}`;
    case 'low':
      return isWithinBand
        ? `${metricName} moves downwards in an unusual way, now at ${shown}`
        : `${metricName} fell to ${shown}`;
  }
}

const TIMES = ['never', 'once', 'twice'];

function earlierFeedback({ false_positive, true_positive }: FeedbackCounts): readonly string[] {
  return [
    ...(false_positive > 0 ? [`marked a false alarm ${times(false_positive)} before`] : []),
    ...(true_positive > 0 ? [`confirmed ${times(true_positive)} before`] : []),
  ];
}

function times(count: number): string {
  return TIMES[count] ?? `${count} times`;
}

const BEGAN: Readonly<Record<AnomalyDirection, string>> = {
  high: 'the rise began',
  low: 'the fall began',
  flat: 'it got stuck',
  unstable: 'the swings began',
  impossible: 'such readings began',
};

/** A value was stuck before it was long enough to be an anomaly. */
function sinceWhen({ explanation, at, startedAt }: AnomalyFacts): string {
  const { stillSinceMs } = explanation;
  const beganAt = stillSinceMs === undefined ? startedAt : new Date(stillSinceMs);
  const [day, time] = [dayOf(beganAt), beganAt.toISOString().slice(11, 16)];
  const when = day === dayOf(at) ? `at ${time}` : `on ${day} at ${time}`;
  return `${BEGAN[explanation.direction]} ${when} UTC`;
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Before a whole day has been seen, nothing is known of the times of day. */
function whatIsUsual({ unit, explanation }: AnomalyFacts): string {
  const { expected, historyMs } = explanation;
  const band = formatRange(expected.low, expected.high, unit);
  return historyMs < DAY_MS ? `${band} was usual so far` : `${band} is usual at this time of day`;
}

function isWithinBounds({ value, explanation }: AnomalyFacts): boolean {
  const { lowest = -Infinity, highest = Infinity } = explanation.possible ?? {};
  return value >= lowest && value <= highest;
}

function whatIsPossible(facts: AnomalyFacts): string {
  const { unit, explanation } = facts;
  const { lowest, highest } = explanation.possible ?? {};
  if (isWithinBounds(facts)) return 'it is not taken for a measurement';
  if (lowest === undefined) return `it is never above ${formatValue(highest ?? NaN, unit)}`;
  if (highest === undefined) return `it is never below ${formatValue(lowest, unit)}`;
  return `${formatRange(lowest, highest, unit)} is possible`;
}

/** A span of time in its largest whole unit. */
function spanOf(ms: number): string {
  const [size, unit] =
    ms >= DAY_MS ? [DAY_MS, 'day'] : ms >= HOUR_MS ? [HOUR_MS, 'hour'] : [MINUTE_MS, 'minute'];
  const count = Math.max(1, Math.floor(ms / size));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
