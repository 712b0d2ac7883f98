import type { Topology } from '../topology/topology.js';
import type { Alarm } from './alarm-table.js';
import type { Signal } from './signal.js';

/** What makes a signal more or less urgent. */
export type PriorityReason = 'severity' | 'impact' | 'unreachable' | 'company' | 'rarity' | 'alone';

/** One summand of a priority. */
export interface PriorityContribution {
  readonly reason: PriorityReason;
  readonly value: number;
  /** The same in words. */
  readonly text: string;
}

/** How urgent a signal is: the sum of named contributions. */
export interface Priority {
  readonly value: number;
  readonly contributions: readonly PriorityContribution[];
}

/** What is known of a signal besides itself. */
export interface Circumstances {
  readonly alarm: Alarm;
  /** Signals of the same incident in the last minutes, older ones counting less. */
  readonly company: number;
}

const WEIGHTS = { severity: 2, impact: 0.5, unreachable: 1, company: 0.5, rarity: 0.5, alone: 1.5 };
/** Severity of what does not say how bad it is: between a warning and a minor alarm. */
const UNKNOWN_SEVERITY = 0.4;

/** Weighs how urgent signals are. */
export class Priorities {
  constructor(private readonly topology: Topology) {}

  of(signal: Signal, circumstances: Circumstances): Priority {
    const contributions = [
      severity(signal.severity),
      this.impact(signal.entity),
      unreachable(signal.isDown),
      company(circumstances.company),
      rarity(circumstances.alarm),
      alone(circumstances.alarm),
    ].filter(({ value }) => value !== 0);
    return { value: contributions.reduce((sum, { value }) => sum + value, 0), contributions };
  }

  private impact(entity: number): PriorityContribution {
    const n = this.topology.countDependents(entity);
    return { reason: 'impact', value: WEIGHTS.impact * Math.log1p(n), text: `${n} depend on it` };
  }
}

function severity(given: number): PriorityContribution {
  const isKnown = !Number.isNaN(given);
  const text = isKnown ? `its source gives it ${given} of 1` : 'its source gives no severity';
  return { reason: 'severity', value: WEIGHTS.severity * (isKnown ? given : UNKNOWN_SEVERITY), text };
}

function unreachable(isDown: boolean): PriorityContribution {
  return { reason: 'unreachable', value: isDown ? WEIGHTS.unreachable : 0, text: 'does not answer' };
}

function company(n: number): PriorityContribution {
  const text = `${Math.round(n)} others of its incident in the last minutes`;
  return { reason: 'company', value: WEIGHTS.company * Math.log1p(n), text };
}

function rarity({ count }: Alarm): PriorityContribution {
  const text = `has come ${count - 1} times before`;
  return { reason: 'rarity', value: -WEIGHTS.rarity * Math.log(count), text };
}

/** Log odds that it was alone when it came before, with half an observation of each for what is new. */
function alone({ count, timesAlone }: Alarm): PriorityContribution {
  const n = count - 1;
  const odds = Math.log((timesAlone + 0.5) / (n - timesAlone + 0.5));
  const text = `${timesAlone} of ${n} times before it was alone`;
  return { reason: 'alone', value: -WEIGHTS.alone * odds / 2, text };
}
