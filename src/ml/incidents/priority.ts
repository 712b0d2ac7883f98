import type { Topology } from '../topology/topology.js';
import type { Signal } from './signal.js';

/** What makes a signal more or less urgent. */
type PriorityReason = 'severity' | 'impact' | 'unreachable' | 'company' | 'novelty' | 'unfamiliarity';

/** One summand of a priority. */
export interface PriorityContribution {
  readonly reason: PriorityReason;
  readonly value: number;
  /** What it was computed from: a severity, a number of entities, signals or times, a ratio, or hours. */
  readonly measure: number;
}

/** How urgent a signal is: the sum of named contributions. */
export interface Priority {
  readonly value: number;
  readonly contributions: readonly PriorityContribution[];
}

/** What is known of a signal besides itself. */
export interface Circumstances {
  /** Signals that go on around it, older ones counting less. */
  readonly company: number;
  /** Natural log of how much more often it comes while much goes on than while it is quiet. */
  readonly logRateRatio: number;
  /** How often it came before. */
  readonly times: number;
  /** Natural log of how rare its kind and wording are anywhere, in hours between two; 0 for what comes every hour. */
  readonly unfamiliarity: number;
}

/**
 * What an alert gains: from a severity of 1 over 0 as much as from seven times the company; from ten times as many that depend on
 * it as from half the way to the worst severity.
 */
const WEIGHTS = { severity: 2, impact: 0.5, unreachable: 1, company: 1, novelty: 0.7, unfamiliarity: 0.3 };
/** Severity of what does not say how bad it is: between a warning and a minor alarm. */
const UNKNOWN_SEVERITY = 0.4;

/** Weighs how urgent signals are. */
export class Priorities {
  constructor(private readonly topology: Topology) {}

  of(signal: Signal, { company, logRateRatio, times, unfamiliarity }: Circumstances): Priority {
    const nDependents = this.topology.countDependents(signal.entity);
    const severity = Number.isNaN(signal.severity) ? UNKNOWN_SEVERITY : signal.severity;
    const contributions: PriorityContribution[] = [
      { reason: 'severity', value: WEIGHTS.severity * severity, measure: signal.severity },
      { reason: 'impact', value: WEIGHTS.impact * Math.log1p(nDependents), measure: nDependents },
      { reason: 'unreachable', value: signal.isDown ? WEIGHTS.unreachable : 0, measure: 1 },
      { reason: 'company', value: WEIGHTS.company * Math.log1p(company), measure: company },
      {
        reason: 'novelty',
        value: WEIGHTS.novelty * logRateRatio,
        measure: times === 0 ? Number.NaN : Math.exp(logRateRatio),
      },
      {
        reason: 'unfamiliarity',
        value: WEIGHTS.unfamiliarity * unfamiliarity,
        measure: Math.exp(unfamiliarity),
      },
    ];
    const present = contributions.filter(({ value }) => value !== 0);
    return { value: present.reduce((sum, { value }) => sum + value, 0), contributions: present };
  }
}

/**
 * A contribution in words.
 *
 * @example describeContribution({ reason: 'impact', value: 1.9, measure: 44 }) // '44 depend on it'
 */
export function describeContribution({ reason, measure }: PriorityContribution): string {
  switch (reason) {
    case 'severity':
      return Number.isNaN(measure)
        ? 'its source gives no severity'
        : `its source gives it a severity of ${measure}`;
    case 'impact':
      return `${dependentsOf(measure)} on it`;
    case 'unreachable':
      return 'it does not answer';
    case 'company':
      return `${othersOf(Math.round(measure))} came with it in the last minute`;
    case 'novelty':
      return Number.isNaN(measure)
        ? 'it has not come before'
        : `it comes ${measure.toFixed(1)} times as often while much goes on as at quiet times`;
    case 'unfamiliarity':
      return `its wording comes every ${Math.round(measure)} hours anywhere`;
  }
}

function othersOf(n: number): string {
  return n === 1 ? 'another one' : `about ${n} others`;
}

function dependentsOf(n: number): string {
  return n === 1 ? 'one depends' : `${n} depend`;
}
