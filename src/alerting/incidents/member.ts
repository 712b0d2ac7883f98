import type { PriorityContribution, Severity } from '../../ml/index.js';
import { isPassing, type Suppression } from '../grouping/suppression.js';
import type { Alarm } from '../signals/alarm.js';

/** What an incident consists of: an episode, or an event of the platform. */
export interface Member extends Alarm {
  readonly incidentId: string;
  /** Of the signal with which it began. */
  readonly signalId: number;
  /** Its place in the order in which signals were taken up. */
  readonly ordinal: number;
  readonly lastAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  /** When it was announced by itself, or would have been without incidents; null while it is suppressed. */
  readonly announcedAt: Date | null;
  /** The severity that EMS Core knows of; null where it knows nothing. */
  readonly announcedSeverity: Severity | null;
  readonly suppression: Suppression | null;
  /** How urgent it was when it began; no unit. */
  readonly urgency: number;
  readonly contributions: readonly PriorityContribution[];
  /** An operator has put it where it is. */
  readonly isPinned: boolean;
}

/** Whether it is not announced for a reason that may end. */
export function isHidden({ announcedAt, suppression }: Member): boolean {
  return announcedAt === null && suppression !== null && isPassing(suppression.reasonKind);
}
