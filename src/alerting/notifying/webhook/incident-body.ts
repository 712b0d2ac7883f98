import type { StoredNotice } from '../incident-notice.js';
import type { DueNotice } from '../queue/notice-target.js';

/** What a webhook is sent of an incident. */
export function incidentBody({ payload, delivered, revision }: DueNotice): object {
  const incident = payload as StoredNotice;
  const wasOpen = delivered !== null && (delivered as StoredNotice).endedAt === null;
  const type =
    incident.endedAt !== null ? 'incident.ended' : wasOpen ? 'incident.updated' : 'incident.opened';
  return { type, revision, incident };
}
