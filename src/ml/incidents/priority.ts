import type { Topology } from '../topology/topology.js';
import type { Alarm } from './alarm-table.js';
import type { Incident } from './incident-registry.js';
import type { Signal } from './signal.js';

/** How urgent a signal is: the sum of named contributions. */
export interface Priority {
  readonly value: number;
}

/** Weighs how urgent signals are. */
export class Priorities {
  constructor(private readonly topology: Topology) {}

  of(signal: Signal, { incident }: { readonly alarm: Alarm; readonly incident: Incident; readonly at: number }): Priority {
    const severity = Number.isNaN(signal.severity) ? 0.4 : signal.severity;
    const impact = Math.log1p(this.topology.countDependents(signal.entity));
    return { value: severity + impact + Math.log(incident.nSignals) };
  }
}
