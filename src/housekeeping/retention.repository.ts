import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';

const MOST_LIVE_EVENTS = 10_000;

/**
 * Deletes what is too old, a few rows at a time: each call is one statement that commits by itself and answers how many rows went, fewer
 * than the limit once nothing is left. The rows are found as an array, for which PostgreSQL looks into an index whatever it expects. What is open, waits, is in use or is named by what stays, stays.
 */
@Injectable()
export class RetentionRepository {
  constructor(private readonly em: EntityManager) {}

  /** Closed episodes with their feedback and messages. New feedback keeps one, since it moves the threshold of its series. */
  deleteEpisodes(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select e.id from anomaly_episodes e
        where e.status = 'closed' and e."endedAt" < ${before}
          and not exists (
            select from episode_feedback v where v."episodeId" = e.id and v."createdAt" >= ${before}
          )
          and not exists (${unsettledOf(sql`e.id`)})
        order by e."endedAt" limit ${limit}
      ), messages as (
        delete from outbox_messages m where m."episodeId" = any(array(select id from gone))
      ), removed as (
        delete from anomaly_episodes e where e.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** Settled messages. While an episode is open its messages say what was announced of it. */
  deleteMessages(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select m.id from outbox_messages m
        where m.status in ('delivered', 'dropped') and m."createdAt" < ${before}
          and coalesce((
            select e.status = 'closed' and e."endedAt" < ${before} from anomaly_episodes e where e.id = m."episodeId"
          ), true)
          and not exists (${unsettledOf(sql`m."episodeId"`)})
        order by m."createdAt" limit ${limit}
      ), removed as (
        delete from outbox_messages m where m.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** Training runs that are over, or were lost. The schedule goes by the newest that nobody asked for. */
  deleteTrainingRuns(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select r.id from training_runs r
        where r."startedAt" < ${before} and r."aliveAt" < ${before} and r.status <> 'queued'
          and r.id is distinct from (
            select id from training_runs where trigger <> 'request' order by "startedAt" desc, id limit 1
          )
        order by r."startedAt" limit ${limit}
      ), removed as (
        delete from training_runs r where r.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** Models whose files went long ago, with their lives and their drift, unless a training run or an episode names them. */
  deleteModels(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select m.id, m."modelVersion" from model_metadata m
        where m."artifactDeletedAt" < ${before} and m.status <> 'active' and not m."isPinned"
          and not exists (select from training_runs r where r."modelVersion" = m."modelVersion")
          and not exists (select from anomaly_episodes e where e."modelVersion" = m."modelVersion")
        order by m.id limit ${limit}
      ), transitions as (
        delete from model_transitions t where t."modelVersion" = any(array(select "modelVersion" from gone))
      ), baselines as (
        delete from drift_baselines b where b."modelVersion" = any(array(select "modelVersion" from gone))
      ), measurements as (
        delete from drift_measurements d where d."modelVersion" = any(array(select "modelVersion" from gone))
      ), removed as (
        delete from model_metadata m where m.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** Incidents that are over, with their members, timelines and feedback. What was merged goes with what it was merged into. */
  deleteIncidents(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select i.id from incidents i
        where i.status = 'closed' and i."lastAt" < ${before}
          and not exists (select from incidents o where o.id = i."mergedInto" and (o.status = 'open' or o."lastAt" >= ${before}))
        order by i."lastAt" limit ${limit}
      ), removed as (
        delete from incidents i where i.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** Signals that were taken up; of those of the last day the groups are made again. */
  deleteSignals(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select id from alert_signals where "takenAt" < ${before} order by "takenAt" limit ${limit}
      ), removed as (
        delete from alert_signals s where s.id = any(array(select id from gone)) returning 1
      )`);
  }

  deleteSilences(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select id from silences where "endsAt" < ${before} limit ${limit}
      ), removed as (
        delete from silences m where m.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** Of what is over, delivered or not. */
  deleteNotices(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select target, key from notices where "endedAt" < ${before} order by "endedAt" limit ${limit}
      ), removed as (
        delete from notices n using gone where n.target = gone.target and n.key = gone.key returning 1
      )`);
  }

  /** Of maintenance that is over. */
  deleteMaintenanceTimes(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select "assetId", "startedAt" from maintenance_times where "endedAt" < ${before} limit ${limit}
      ), removed as (
        delete from maintenance_times m using gone
        where m."assetId" = gone."assetId" and m."startedAt" = gone."startedAt" returning 1
      )`);
  }

  /** All but the last: missing data counts from its end. */
  deleteOutages(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select "startedAt" from collection_outages
        where "endedAt" < ${before} and "endedAt" < (select max("endedAt") from collection_outages)
        limit ${limit}
      ), removed as (
        delete from collection_outages o where o."startedAt" = any(array(select "startedAt" from gone)) returning 1
      )`);
  }

  /** Of series and groups that are gone, with what was warned of them. */
  deleteBusyLevels(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select ctid, kind, name, "metricName" from busy_levels where "computedAt" < ${before} limit ${limit}
      ), warnings as (
        delete from capacity_warnings w using gone g
        where g.kind = 'asset' and w."assetId" = g.name and w."metricName" = g."metricName"
      ), removed as (
        delete from busy_levels l where l.ctid = any(array(select ctid from gone)) returning 1
      )`);
  }

  /** By their place in the table: their key is longer than they are. */
  deletePeaks(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select ctid from asset_score_peaks where quarter < ${before} limit ${limit}
      ), removed as (
        delete from asset_score_peaks p where p.ctid = any(array(select ctid from gone)) returning 1
      )`);
  }

  deleteForecasts(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select id from series_forecasts where "madeAt" < ${before} order by "madeAt" limit ${limit}
      ), removed as (
        delete from series_forecasts f where f.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** How forecasts turned out in weeks that are over. By their place in the table: their key is longer than they are. */
  deleteForecastAccuracy(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select ctid from forecast_accuracy where week < ${before}::date - 6 limit ${limit}
      ), removed as (
        delete from forecast_accuracy a where a.ctid = any(array(select ctid from gone)) returning 1
      )`);
  }

  deleteAuditEntries(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select id from audit_entries where at < ${before} order by at limit ${limit}
      ), removed as (
        delete from audit_entries a where a.id = any(array(select id from gone)) returning 1
      )`);
  }

  /** By age, and all but the newest ten thousand whatever their age. The last one stays: by it a client is known to have missed nothing. */
  deleteLiveEvents(before: Date, limit: number): Promise<number> {
    return this.count(sql`
      with gone as (
        select key from live_events
        where id < (select max(id) from live_events)
          and ("createdAt" < ${before} or id < (select max(id) from live_events) - ${MOST_LIVE_EVENTS})
        order by id limit ${limit}
      ), removed as (
        delete from live_events e where e.key = any(array(select key from gone)) returning 1
      )`);
  }

  private async count(deletion: RawBuilder<unknown>): Promise<number> {
    const { rows } = await sql<{ readonly n: number }>`
      ${deletion} select count(*)::int as n from removed`.execute(this.em.fork().getKysely());
    return rows[0]?.n ?? 0;
  }
}

/** What waits for delivery, or for somebody to send it again, needs the other messages of its episode. */
function unsettledOf(episodeId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select from outbox_messages o where o."episodeId" = ${episodeId} and o.status not in ('delivered', 'dropped')`;
}
