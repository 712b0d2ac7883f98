/** The sources EMS Core accepts for an event. */
export const EVENT_SOURCES = ['nms', 'cloud', 'apm', 'server', 'siem', 'itsm'] as const;
export const EVENT_SEVERITIES = ['info', 'warning', 'critical'] as const;

export type EventSource = (typeof EVENT_SOURCES)[number];
export type EventSeverity = (typeof EVENT_SEVERITIES)[number];

/** An event as it is posted to EMS Core. */
export interface EmsEventDraft {
  /** A UUID chosen by us, so that a repeat can be recognised; EMS Core chooses one otherwise. */
  readonly id?: string;
  readonly source: EventSource;
  readonly assetId: string;
  readonly severity: EventSeverity;
  readonly category: string;
  readonly title: string;
  readonly message: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** When what it describes began: ISO 8601. EMS Core takes the time of the post otherwise. */
  readonly timestamp?: string;
  /** The same UUID in all events that belong together. */
  readonly correlationId?: string;
  /** The event that these began with, as EMS Core or we called it. */
  readonly parentEventId?: string;
}

/** An alert as it is posted to EMS Core, which refuses any other field. */
export interface EmsAlertDraft {
  readonly eventId: string;
  readonly rootCauseAssetId?: string;
  readonly team?: string;
  /** Integer, 0..100. */
  readonly businessImpactScore?: number;
}

/** Who takes an alert over in EMS Core. */
export interface EmsTakeoverDraft {
  readonly owner: string;
}

/** How an alert is resolved in EMS Core. */
export interface EmsResolutionDraft {
  readonly resolutionNotes: string;
  readonly resolutionCategory: string;
}
