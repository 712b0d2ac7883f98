import type { EmsAlertDraft, EmsEventDraft, EmsResolutionDraft, EmsTakeoverDraft } from '../events/drafts.js';

/** Notified when a message was added, or made due again. */
export const MESSAGES_DUE = 'outbox-messages-due';

export type MessageKind = 'event' | 'alert' | 'resolution' | 'takeover';

export interface NewEventMessage {
  readonly kind: 'event';
  readonly episodeId: string;
  /** What EMS Core takes as one event. */
  readonly identityKey: string;
  readonly payload: EmsEventDraft;
  /** An installation before this one may have delivered it: look before sending. */
  readonly mayHaveArrived: boolean;
}

export interface NewAlertMessage {
  readonly kind: 'alert';
  readonly episodeId: string;
  readonly identityKey: string;
  /** The event's id is not known before EMS Core has given it one. */
  readonly payload: Omit<EmsAlertDraft, 'eventId'>;
  readonly mayHaveArrived: boolean;
}

export interface NewResolutionMessage {
  readonly kind: 'resolution';
  readonly episodeId: string;
  readonly identityKey: string;
  readonly payload: EmsResolutionDraft;
}

/** A person takes the alert of an episode over. */
export interface NewTakeoverMessage {
  readonly kind: 'takeover';
  readonly episodeId: string;
  readonly identityKey: string;
  readonly payload: EmsTakeoverDraft;
}

/** An episode that has an alert in the outbox, as it was announced. */
export interface AlertedEpisode {
  readonly episodeId: string;
  /** Title of its first event. */
  readonly title: string;
  /** Severity and message of its last event. */
  readonly severity: string;
  readonly message: string;
}

interface ClaimedPart {
  readonly id: string;
  readonly episodeId: string;
  /** How often it was refused so far by an EMS Core that was healthy. */
  readonly refusals: number;
  /** An earlier attempt ended without a clear answer: look before sending again. */
  readonly mayHaveArrived: boolean;
  readonly createdAt: Date;
  /** The span that it came from. */
  readonly traceParent?: string | undefined;
}

/** A message this process alone may deliver until its lease ends. */
export type ClaimedMessage = ClaimedEvent | ClaimedAlert | ClaimedResolution | ClaimedTakeover;

export interface ClaimedEvent extends ClaimedPart {
  readonly kind: 'event';
  readonly payload: EmsEventDraft;
}

export interface ClaimedAlert extends ClaimedPart {
  readonly kind: 'alert';
  readonly payload: Omit<EmsAlertDraft, 'eventId'>;
  /** What EMS Core called the newest event of the episode at the time the alert became due. */
  readonly eventId: string;
  /** The same event's title and asset. */
  readonly eventTitle: string;
  readonly assetId: string;
}

export interface ClaimedResolution extends ClaimedPart {
  readonly kind: 'resolution';
  readonly payload: EmsResolutionDraft;
  /** What EMS Core called the alert of the same episode. */
  readonly alertId: string;
}

export interface ClaimedTakeover extends ClaimedPart {
  readonly kind: 'takeover';
  readonly payload: EmsTakeoverDraft;
  /** What EMS Core called the alert of the same episode. */
  readonly alertId: string;
}

/** A message that is given up, with what an operator needs to find it. */
export interface ParkedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly reason: string;
}

export interface OutboxCounts {
  readonly waiting: number;
  /** Since the first start, those that are deleted meanwhile too. */
  readonly delivered: number;
  readonly parked: number;
  /** Age of the oldest waiting message; 0 when nothing waits. */
  readonly oldestWaitingSeconds: number;
}
