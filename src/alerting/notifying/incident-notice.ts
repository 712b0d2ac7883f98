import type { Severity } from '../../ml/index.js';

/** What other tools are given to know of an incident; its newest state counts. */
export interface IncidentNotice {
  /** Of the incident, for as long as it exists. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  /** 0 (least) to 100. */
  readonly priority: number;
  readonly assets: readonly { readonly id: string; readonly name: string }[];
  readonly startedAt: Date;
  readonly updatedAt: Date;
  /** Null while it is open. */
  readonly endedAt: Date | null;
  /** Where a person reads on; null where nobody said how people reach this service. */
  readonly url: string | null;
}

/** The same as JSON has it: instants are ISO 8601, UTC. */
export type StoredNotice = Omit<IncidentNotice, 'startedAt' | 'updatedAt' | 'endedAt'> & {
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly endedAt: string | null;
};

/** Assets that a notice names; more nobody reads. */
const MOST_ASSETS = 50;

export function toStoredNotice(notice: IncidentNotice): StoredNotice {
  return {
    id: notice.id,
    title: notice.title,
    summary: notice.summary,
    severity: notice.severity,
    priority: notice.priority,
    assets: notice.assets.slice(0, MOST_ASSETS),
    startedAt: notice.startedAt.toISOString(),
    updatedAt: notice.updatedAt.toISOString(),
    endedAt: notice.endedAt?.toISOString() ?? null,
    url: notice.url,
  };
}
