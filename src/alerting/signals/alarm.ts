import type { AnomalyNotice } from '../../ems/index.js';
import type { Severity } from '../../ml/index.js';

/** Where signals come from. */
export const SIGNAL_SOURCES = ['anomaly', 'missing-data', 'platform', 'capacity'] as const;
type SignalSource = (typeof SIGNAL_SOURCES)[number];

/** What is wrong with an entity, as whoever noticed it says: signals report it, incidents consist of it. */
export interface Alarm {
  /** What opens, escalates and closes: `episode:<id>`, `event:<id>`, … */
  readonly subject: string;
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
  /** How it is announced; null for what the platform knows already. */
  readonly notice: AnomalyNotice | null;
}
