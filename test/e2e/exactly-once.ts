import { waitFor } from '../support/index.js';
import type { Platform } from './platform.js';

/** Samples since an instant, those without a score, and scores without a sample or beyond one per sample. */
export async function discrepancies(
  platform: Platform,
  since: Date,
): Promise<{ readonly samples: number; readonly unscored: number; readonly surplus: number }> {
  const from = since.toISOString().slice(0, -1);
  const [row] = await platform.rows(`
    with samples as (
      select distinct asset_id::text as asset,
        case metric_type when 'cpu' then 'cpu_usage' when 'memory' then 'memory_usage' when 'disk' then 'disk_usage' else metric_type end as metric,
        date_trunc('milliseconds', timestamp) as at
      from (
        select asset_id, metric_type, value, timestamp from device_metrics_history
        union all select "assetId", "metricName", value, timestamp from metrics
      ) s join assets a on a.id = asset_id and a."monitoringEnabled"
      where timestamp >= timestamp '${from}' and value is not null
    ), scores as (
      select "assetId" as asset, "metricName" as metric, timestamp at time zone 'UTC' as at from anomaly_scores
      where timestamp >= timestamptz '${from}Z'
    )
    select (select count(*)::int from samples) as samples,
      (select count(*)::int from (select * from samples except all select * from scores) m) as unscored,
      (select count(*)::int from (select * from scores except all select * from samples) m) as surplus`);
  return row as { samples: number; unscored: number; surplus: number };
}

/** Waits until each sample since an instant has a score. All of them are compared for it, which is why it is not asked more often. */
export async function allScored(
  platform: Platform,
  since: Date,
  { timeoutMs }: { readonly timeoutMs: number },
): Promise<void> {
  await waitFor(async () => (await discrepancies(platform, since)).unscored === 0, {
    timeoutMs,
    intervalMs: 1_000,
    what: 'all samples to be scored',
  });
}

/** Events and alerts that are due according to the service, and those that EMS Core has. */
export interface Deliveries {
  readonly episodes: number;
  readonly openings: number;
  readonly events: number;
  readonly eventsDue: number;
  readonly mostOccurrences: number;
  readonly alerts: number;
  readonly alertsDue: number;
  /** Alerts that EMS Core holds with another business impact than ours. */
  readonly misrated: number;
  readonly undelivered: number;
}

export async function deliveries(platform: Platform): Promise<Deliveries> {
  const [row] = await platform.rows(
    `select (select count(*)::int from anomaly_episodes) as episodes,
       (select count(*)::int from events where category = 'anomaly' and title !~ ' · (now .*|root cause)$') as openings,
       (select count(*)::int from events where category = 'anomaly') as events,
       (select count(*)::int from outbox_messages where kind = 'event') as "eventsDue",
       (select coalesce(max("occurrenceCount"), 0)::int from events) as "mostOccurrences",
       (select count(*)::int from outbox_messages where kind = 'alert') as "alertsDue",
       (select count(*)::int from alerts) as alerts,
       (select count(*)::int from alerts a join outbox_messages m on m."emsId" = a.id::text and m.kind = 'alert'
        where a."businessImpactScore" is distinct from (m.payload ->> 'businessImpactScore')::int) as misrated,
       (select count(*)::int from outbox_messages where status <> 'delivered') as undelivered`,
  );
  return row as unknown as Deliveries;
}

/** How episodes and incidents go together. */
export interface Membership {
  /** Signals that nobody has taken up yet. */
  readonly waiting: number;
  readonly episodes: number;
  /** Members of incidents that are episodes. */
  readonly members: number;
  readonly incidents: number;
  /** Alerts of incidents that are open in EMS Core, beyond one each. */
  readonly alertsBeside: number;
}

/** @param since - alerts before it do not count: what a start without incidents has announced by itself may become part of one */
export async function membership(platform: Platform, since = new Date(0)): Promise<Membership> {
  const [row] = await platform.rows(
    `select (select count(*)::int from alert_signals where ordinal is null) as waiting,
       (select count(*)::int from anomaly_episodes e where exists (
         select from alert_signals s where s.subject = 'episode:' || e.id
       )) as episodes,
       (select count(*)::int from incident_members m join incidents i on i.id = m."incidentId" where m.subject like 'episode:%') as members,
       (select count(*)::int from incidents where "mergedInto" is null) as incidents,
       (select coalesce(sum(n - 1), 0)::int from (
         select count(*) as n from outbox_messages a join incident_members m on m.subject = 'episode:' || a."episodeId"
         join alerts e on e.id::text = a."emsId"
         where a.kind = 'alert' and e.status = 'open' and a."createdAt" >= '${since.toISOString()}' group by m."incidentId"
       ) of_incident) as "alertsBeside"`,
  );
  return row as unknown as Membership;
}
