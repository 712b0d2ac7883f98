import type { StoredNotice } from '../incident-notice.js';

/** As Alertmanager's API v2 takes it (`postableAlert`). Its labels are its identity. */
export interface AlertmanagerAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  /** In the future while it is open: unless it is sent again before, it counts as over from then on. */
  readonly endsAt: string;
  readonly generatorURL?: string;
}

/** An open alert is sent again after the first, and over after the second, where nothing is heard any more. */
export const REPEAT_AFTER_MS = 60_000;
const OPEN_FOR_MS = 15 * 60_000;

interface IncidentState {
  readonly notice: StoredNotice;
  /** The one that was sent last; null where none was. */
  readonly delivered: StoredNotice | null;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/**
 * The alerts that say what has become of an incident. Severity is one of the labels, because paging goes by it: where it has changed, the
 * alert of the former one is over.
 *
 * @param serviceName - label `service`
 */
export function alertmanagerAlerts(
  { notice, delivered, nowMs }: IncidentState,
  serviceName: string,
): readonly AlertmanagerAlert[] {
  const untilMs = notice.endedAt === null ? nowMs + OPEN_FOR_MS : Date.parse(notice.endedAt);
  const alert = alertOf(notice, untilMs, serviceName);
  const isOther = delivered?.endedAt === null && delivered.severity !== notice.severity;
  return isOther ? [alertOf(delivered, nowMs, serviceName), alert] : [alert];
}

function alertOf(notice: StoredNotice, untilMs: number, serviceName: string): AlertmanagerAlert {
  const { id, title, summary, severity, priority, assets, startedAt, url } = notice;
  return {
    labels: { alertname: 'EmsIncident', incident: id, severity, service: serviceName },
    annotations: {
      summary: title,
      description: summary,
      priority: String(priority),
      assets: assets.map(({ name }) => name).join(', '),
    },
    startsAt: startedAt,
    // One that ends when it begins would be refused.
    endsAt: new Date(Math.max(untilMs, Date.parse(startedAt) + 1)).toISOString(),
    ...(url !== null && { generatorURL: url }),
  };
}
