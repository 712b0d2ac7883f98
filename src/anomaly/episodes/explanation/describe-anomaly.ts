import type { AnomalyDirection, SampleExplanation } from '../../../ml/index.js';
import type { FeedbackCounts } from '../feedback/feedback.js';
import { formatBeside, type ShownBeside } from './format-value.js';
import { measurableRange } from './measurable-range.js';

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
  const { metricName, explanation } = facts;
  const shown = besideWhatIsUsual(facts).value;
  switch (explanation.direction) {
    case 'impossible':
      return isWithinBounds(facts)
        ? `${metricName} reads ${besideWhatIsPossible(facts).value}, which stands for no reading`
        : `${metricName} reads ${besideWhatIsPossible(facts).value}, which cannot be`;
    case 'flat':
      return `${metricName} is stuck at ${shown} although it usually varies`;
    case 'unstable':
      return `${metricName} swings more than usual, now at ${shown}`;
    case 'high':
      return `${metricName} ${isUsual(facts) ? howItMoves(facts) : 'rose to'} ${shown}`;
    case 'low':
      return `${metricName} ${isUsual(facts) ? howItMoves(facts) : 'fell to'} ${shown}`;
  }
}

/** Of a value that is usual by itself: what weighs most in the score may be the opposite of the side of the usual value that it is on. */
function howItMoves({ explanation }: AnomalyFacts): string {
  if (isAmbiguous(explanation)) return 'behaves in an unusual way, now at';
  return `moves ${explanation.direction === 'high' ? 'upwards' : 'downwards'} in an unusual way, now at`;
}

function isAmbiguous({ direction, contributions: [strongest] }: SampleExplanation): boolean {
  return strongest !== undefined && strongest.direction !== direction;
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
function sinceWhen(facts: AnomalyFacts): string {
  const { explanation, at, startedAt } = facts;
  const { direction, stillSinceMs } = explanation;
  const beganAt = stillSinceMs === undefined ? startedAt : new Date(stillSinceMs);
  const [day, time] = [dayOf(beganAt), beganAt.toISOString().slice(11, 16)];
  const when = day === dayOf(at) ? `at ${time}` : `on ${day} at ${time}`;
  const isOneSided = direction === 'high' || direction === 'low';
  const what = isOneSided && isUsual(facts) && isAmbiguous(explanation) ? 'it began' : BEGAN[direction];
  return `${what} ${when} UTC`;
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Before a whole day has been seen, nothing is known of the times of day. */
function whatIsUsual(facts: AnomalyFacts): string {
  const { direction, historyMs } = facts.explanation;
  const [is, when] = historyMs < DAY_MS ? ['was', 'so far'] : ['is', 'at this time of day'];
  const { range, isApart } = besideWhatIsUsual(facts);
  const isOneSided = direction === 'high' || direction === 'low';
  if (facts.explanation.isForecast && isApart) return `${range} was forecast for this hour`;
  return (isOneSided && isUsual(facts)) || !isApart
    ? `by itself that ${is} usual ${when}`
    : `${range} ${is} usual ${when}`;
}

/** Decided by the deviation, which is that of the value as it was taken: one a hair beyond a bound is taken for the bound. */
function isUsual(facts: AnomalyFacts): boolean {
  const { expected, deviation } = facts.explanation;
  const isInside =
    deviation >= expected.low - expected.median && deviation <= expected.high - expected.median;
  return isInside || !besideWhatIsUsual(facts).isApart;
}

function besideWhatIsUsual({ unit, value, explanation: { expected } }: AnomalyFacts): ShownBeside {
  return formatBeside(value, measurableRange(expected, value, unit), unit);
}

function besideWhatIsPossible({ unit, value, explanation: { possible } }: AnomalyFacts): ShownBeside {
  const { lowest = possible?.highest ?? NaN, highest = lowest } = possible ?? {};
  return formatBeside(value, { low: lowest, high: highest }, unit);
}

function isWithinBounds({ value, explanation }: AnomalyFacts): boolean {
  const { lowest = -Infinity, highest = Infinity } = explanation.possible ?? {};
  return value >= lowest && value <= highest;
}

function whatIsPossible(facts: AnomalyFacts): string {
  const { lowest, highest } = facts.explanation.possible ?? {};
  const { range } = besideWhatIsPossible(facts);
  if (isWithinBounds(facts)) return 'it is not taken for a measurement';
  if (lowest === undefined) return `it is never above ${range}`;
  if (highest === undefined) return `it is never below ${range}`;
  return `${range} is possible`;
}

/** A span of time in its largest whole unit. */
function spanOf(ms: number): string {
  const [size, unit] =
    ms >= DAY_MS ? [DAY_MS, 'day'] : ms >= HOUR_MS ? [HOUR_MS, 'hour'] : [MINUTE_MS, 'minute'];
  const count = Math.max(1, Math.floor(ms / size));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
