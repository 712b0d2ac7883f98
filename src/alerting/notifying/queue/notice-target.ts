/** What of a subject is to be delivered now. */
export interface DueNotice<Payload = unknown> {
  /** Names the subject, an incident for one, for ever. */
  readonly key: string;
  /** Counts its states, from 1. */
  readonly revision: number;
  readonly payload: Payload;
  /** The state that was delivered last; null where none was. */
  readonly delivered: Payload | null;
}

export type TargetName = 'webhook' | 'alertmanager' | 'report';

/** A way out of the service that is set up. */
export interface NoticeTarget {
  readonly name: TargetName;
  /** Time after which what is still open is sent again; never without it. */
  readonly repeatAfterMs?: number;
  /** @throws DeliveryError where it was not taken */
  send(notice: DueNotice, signal: AbortSignal): Promise<void>;
}

/** All ways out that are set up. */
export abstract class NoticeTargets {
  abstract readonly all: readonly NoticeTarget[];
}
