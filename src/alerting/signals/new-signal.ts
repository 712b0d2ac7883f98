import type { AnomalyNotice } from '../../ems/index.js';
import type { Severity } from '../../ml/index.js';

/** Where signals come from. */
export const SIGNAL_SOURCES = ['anomaly', 'missing-data', 'platform', 'capacity'] as const;
type SignalSource = (typeof SIGNAL_SOURCES)[number];

/** Something that happened to an entity, as whoever noticed it says it. */
export interface NewSignal {
  /** The same signal again has the same key, and is omitted. */
  readonly onceKey: string;
  /** What opens, escalates and closes: `episode:<id>`, `event:<id>`, … */
  readonly subject: string;
  readonly change: 'opened' | 'escalated' | 'closed';
  readonly source: SignalSource;
  readonly entityId: string;
  readonly entityName: string | null;
  /** The same word for what is of one kind on any entity, e.g. `latency high`. */
  readonly kind: string;
  readonly severity: Severity;
  readonly text: string;
  /** The entity does not answer. */
  readonly isDown: boolean;
  /** When what it is about began. */
  readonly startedAt: Date;
  /** When this happened, by the clock of who says so. */
  readonly happenedAt: Date;
  /** Whether it was announced to EMS Core when it was recorded. */
  readonly isAnnounced: boolean;
  /** Whether nobody announces it but its incident. */
  readonly isForIncident: boolean;
  /** How it is announced; null for what the platform knows already. */
  readonly notice: AnomalyNotice | null;
}

/** A signal that was recorded. */
export interface RecordedSignal extends NewSignal {
  readonly id: number;
}

/** A signal that was taken up: in which place, and when. */
export interface TakenSignal extends RecordedSignal {
  readonly ordinal: number;
  readonly takenAt: Date;
}
