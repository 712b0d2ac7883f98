import { assetNamed } from '../../simulator/index.js';
import type { Platform } from '../e2e/platform.js';

/** What came again and again: each an incident of its own, and all of them long over. */
const PAST = [
  { asset: 'core-rtr-01', kind: 'latency high', count: 2, everyHours: 31, minutes: 25 },
  { asset: 'lb-01', kind: 'active_connections high', count: 14, everyHours: 9, minutes: 4 },
  { asset: 'file-srv-01', kind: 'disk_usage high', count: 6, everyHours: 24, minutes: 55 },
] as const;

/** As the service keeps incidents of the days before. */
export async function recordPastIncidents({ rows }: Pick<Platform, 'rows'>): Promise<void> {
  for (const { asset, kind, count, everyHours, minutes } of PAST) {
    const { id } = assetNamed(asset);
    await rows(`
      with past as (
        select n, gen_random_uuid() as id, gen_random_uuid() as "episodeId",
          now() - n * interval '${everyHours} hours' as at, now() - n * interval '${everyHours} hours' + interval '${minutes} minutes' as until
        from generate_series(1, ${count}) n
      ), added as (
        insert into incidents (id, status, severity, priority, contributions, summary, "startedAt", "lastAt", "endedAt", "nMembers",
          "nEntities", "nSuppressed", "leadingSubject", "alertedEpisodeId")
        select id, 'closed', 'high', 18, '[{"reason": "severity", "value": 18, "text": "its severity is high"}]',
          '${kind} of ${asset}', at, until, until, 1, 1, 0, 'episode:' || "episodeId", "episodeId" from past
      )
      insert into incident_members (subject, "incidentId", "signalId", ordinal, source, "entityId", "entityName", kind, severity, text,
        "isDown", "startedAt", "lastAt", "endedAt", "announcedAt", "announcedSeverity", urgency, contributions)
      select 'episode:' || "episodeId", id, 0, 0, 'anomaly', '${id}', '${asset}', '${kind}', 'high', '${kind}', false, at, until, until, at,
        'high', 3, '[]' from past`);
  }
}
