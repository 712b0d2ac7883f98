import type { SampleExplanation } from '../../ml/index.js';
import { formatRange, formatValue } from './format-value.js';

export interface AnomalyFacts {
  readonly metricName: string;
  /** As the platform writes it, for instance `mbps`. */
  readonly unit: string;
  readonly value: number;
  /** Start of the episode the sample belongs to. */
  readonly startedAt: Date;
  readonly explanation: SampleExplanation;
}

/** Below this confidence the sentence says how little history stands behind it. */
const LITTLE_CONFIDENCE = 0.5;

/**
 * Says in one sentence what happened, what would have been usual, and since when.
 *
 * @example "bandwidth_in fell to 2.1 Mbps; 38–61 Mbps is usual at this time of day; it began at 14:05 UTC"
 */
export function describeAnomaly(facts: AnomalyFacts): string {
  const { explanation, unit, startedAt } = facts;
  const { low, high } = explanation.expected;
  const clauses = [
    whatHappened(facts),
    `${formatRange(low, high, unit)} is usual at this time of day`,
    `it began at ${startedAt.toISOString().slice(11, 16)} UTC`,
  ];
  if (explanation.confidence < LITTLE_CONFIDENCE) clauses.push('there is little history to compare with yet');
  return clauses.join('; ');
}

function whatHappened({ metricName, unit, value, explanation }: AnomalyFacts): string {
  const shown = formatValue(value, unit);
  const isWithinBand = value >= explanation.expected.low && value <= explanation.expected.high;
  switch (explanation.direction) {
    case 'flat':
      return `${metricName} stands still at ${shown} although it usually varies`;
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
