import type { EmsAlertDraft, EmsEventDraft } from '../events/drafts.js';

export type MessageKind = 'event' | 'alert';

/** A message as it is written: what to tell EMS Core, and what it belongs to. */
export type NewMessage = NewEventMessage | NewAlertMessage;

export interface NewEventMessage {
  readonly kind: 'event';
  readonly episodeId: string;
  /** What EMS Core takes as one event. */
  readonly identityKey: string;
  readonly payload: EmsEventDraft;
}

export interface NewAlertMessage {
  readonly kind: 'alert';
  readonly episodeId: string;
  readonly identityKey: string;
  /** The event's id is not known before EMS Core has given it one. */
  readonly payload: Omit<EmsAlertDraft, 'eventId'>;
}

interface ClaimedPart {
  readonly id: string;
  readonly episodeId: string;
  /** How often it was refused so far by an EMS Core that was healthy. */
  readonly refusals: number;
  /** An earlier attempt ended without a clear answer: look before sending again. */
  readonly mayHaveArrived: boolean;
  readonly createdAt: Date;
}

/** A message this process alone may deliver until its lease ends. */
export type ClaimedMessage = ClaimedEvent | ClaimedAlert;

export interface ClaimedEvent extends ClaimedPart {
  readonly kind: 'event';
  readonly payload: EmsEventDraft;
}

export interface ClaimedAlert extends ClaimedPart {
  readonly kind: 'alert';
  readonly payload: Omit<EmsAlertDraft, 'eventId'>;
  /** What EMS Core called the event of the same episode. */
  readonly eventId: string;
}

/** A message that is given up, with what an operator needs to find it. */
export interface ParkedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly reason: string;
}

export interface OutboxCounts {
  readonly waiting: number;
  readonly delivered: number;
  readonly parked: number;
  /** Age of the oldest waiting message; 0 when nothing waits. */
  readonly oldestWaitingSeconds: number;
}
