import type { MetricKind } from './metric-kind.js';
import type { Readings } from './symptom.js';
import type { UsualRange } from './usual-range.js';

/** `from` calls, needs or is reached through `to`. */
export interface Dependency {
  readonly from: number;
  readonly to: number;
  /** When it was last confirmed, epoch milliseconds; absent where nobody knows. */
  readonly seenAt?: number;
}

/** One metric of a node: its rows around the moment, and what is usual for it. */
export interface ObservedMetric {
  readonly node: number;
  readonly metric: string;
  /** By its name where absent. */
  readonly kind?: MetricKind;
  readonly recent: Readings;
  readonly usual?: UsualRange;
}

/** A departure that a detector has found, where no rows are at hand. */
export interface DetectedSignal {
  readonly node: number;
  readonly metric: string;
  readonly kind: MetricKind;
  readonly side: 1 | -1;
  /** Standard deviations beyond usual, ≥ 0. */
  readonly deviation: number;
  readonly startedAt: number;
}

/** Something that was changed on a node: a configuration, a status, the end of maintenance, a new model of device. */
export interface ChangeBefore {
  readonly node: number;
  readonly at: number;
  /** In the words of who reported it. */
  readonly what: string;
}

/** What is asked: why a node alarms at a moment, and what is known around it. Nodes are 0 .. nNodes − 1. */
export interface RootCauseQuestion {
  readonly nNodes: number;
  readonly dependencies: readonly Dependency[];
  readonly metrics: readonly ObservedMetric[];
  readonly signals?: readonly DetectedSignal[];
  /** Nodes that are monitored though nothing was heard of them; those with metrics or signals are known to be. */
  readonly monitored?: readonly number[];
  /** What alarms. Without it every symptom counts alike. */
  readonly target?: { readonly node: number; readonly metric?: string };
  /** Nodes that are asked about: what none of them needs has troubles of its own, and is not suspected. All without it. */
  readonly focus?: readonly number[];
  /** Epoch milliseconds. */
  readonly at: number;
  /** Where monitoring stands: what does not answer is seen from there. */
  readonly monitoredFrom?: number;
  /** Nodes under planned work. */
  readonly maintenance?: readonly number[];
  readonly changes?: readonly ChangeBefore[];
}
