import type { Severity } from '../../../ml/index.js';
import type { NewSignal } from '../new-signal.js';

/** An event of the platform that is none of ours. */
export interface PlatformEvent {
  readonly id: string;
  readonly source: string;
  readonly assetId: string | null;
  readonly assetName: string | null;
  readonly severity: string;
  readonly category: string;
  readonly title: string;
  readonly message: string;
  readonly occurrenceCount: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** An alert on an event of the platform that somebody has resolved. */
export interface ResolvedAlert extends PlatformEvent {
  readonly resolvedAt: Date;
}

/** What came of the platform since it was read last. */
export interface PlatformReading {
  readonly events: readonly PlatformEvent[];
  readonly resolved: readonly ResolvedAlert[];
  /** There is more than is read in one go. */
  readonly isMore: boolean;
}

const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  warning: 'medium',
  info: 'low',
};
/** How network managements say that a device does not answer; its other faults do not hide what is behind it. */
const DOWN =
  /\b(unreachable|unresponsive|not (responding|answering|reachable)|does not (respond|answer)|offline|(device|host|node) (is )?down)\b/i;

/** An event as a signal; once more each time that it is seen to have come again. */
export function signalOfEvent(event: PlatformEvent): NewSignal {
  return {
    ...partOf(event),
    onceKey: `event:${event.id}:${event.occurrenceCount}`,
    change: 'opened',
    happenedAt: event.lastAt,
  };
}

/** The end of an event, by an alert on it that is resolved. */
export function signalOfResolved(alert: ResolvedAlert): NewSignal {
  return {
    ...partOf(alert),
    onceKey: `event:${alert.id}:resolved:${alert.resolvedAt.getTime()}`,
    change: 'closed',
    happenedAt: alert.resolvedAt,
  };
}

function partOf(event: PlatformEvent): Omit<NewSignal, 'onceKey' | 'change' | 'happenedAt'> {
  const { id, source, assetId, assetName, title, message } = event;
  return {
    subject: `event:${id}`,
    source: 'platform',
    entityId: assetId ?? `source:${source}`,
    entityName: assetName,
    kind: event.category,
    severity: SEVERITY_OF[event.severity] ?? 'low',
    text: message === '' || message === title ? title : `${title}: ${message}`,
    isDown: DOWN.test(title),
    startedAt: event.firstAt,
    isAnnounced: true,
    isForIncident: false,
    notice: null,
  };
}
