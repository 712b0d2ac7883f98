import type { Alarm } from './alarm.js';

/** Something that happened to an entity, as whoever noticed it says it. */
export interface NewSignal extends Alarm {
  /** The same signal again has the same key, and is omitted. */
  readonly onceKey: string;
  readonly change: 'opened' | 'escalated' | 'closed';
  /** When this happened, by the clock of who says so. */
  readonly happenedAt: Date;
  /** Whether it was announced to EMS Core when it was recorded. */
  readonly isAnnounced: boolean;
  /** Whether nobody announces it but its incident. */
  readonly isForIncident: boolean;
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
