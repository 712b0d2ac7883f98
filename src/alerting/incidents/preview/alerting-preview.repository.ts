import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { SEVERITIES, type Severity } from '../../../ml/index.js';

/** What was, or would have been, announced on a day. */
export interface PreviewedDay {
  /** UTC, e.g. `2026-11-24`. */
  readonly date: string;
  /** One by one: events, and those of them that open an alert. */
  readonly singleEvents: number;
  readonly singleAlerts: number;
  /** As incidents. */
  readonly incidentEvents: number;
  readonly incidentAlerts: number;
}

/** An episode that operators confirmed, and of whose incident nothing would have been announced. */
export interface LostEpisode {
  readonly episodeId: string;
  readonly incidentId: string;
  readonly summary: string;
}

const MOST_LOST = 100;

/** Counts from what is stored of incidents, which are made whatever the setting. */
@Injectable()
export class AlertingPreviewRepository {
  constructor(private readonly em: EntityManager) {}

  /** Days without anything are omitted. @param alertFrom - severity from which there are alerts; undefined for none at all */
  async countDays(since: Date, alertFrom: Severity | undefined): Promise<readonly PreviewedDay[]> {
    const alerting = alertFrom === undefined ? [] : SEVERITIES.slice(SEVERITIES.indexOf(alertFrom));
    const isAlerting = sql`severity = any (${alerting}::text[])`;
    const { rows } = await sql<PreviewedDay>`
      with own as (
        select *, to_char("startedAt" at time zone 'UTC', 'YYYY-MM-DD') as date from incident_members
        where "startedAt" >= ${since} and ${OWN}
      ), by_incident as (
        select "incidentId", min(date) as date from own where "announcedAt" is not null and ${isAlerting} group by 1
      )
      select date, count(*) filter (where ${ANNOUNCED_ALONE})::int as "singleEvents",
        count(*) filter (where ${ANNOUNCED_ALONE} and ${isAlerting})::int as "singleAlerts",
        count(*) filter (where "announcedAt" is not null)::int as "incidentEvents",
        (select count(*)::int from by_incident b where b.date = own.date) as "incidentAlerts"
      from own group by date order by date`.execute(this.em.fork().getKysely());
    return rows;
  }

  async countConfirmed(since: Date): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (${confirmed(since)}) c`.execute(this.em.fork().getKysely());
    return rows[0]?.n ?? 0;
  }

  async findLost(since: Date): Promise<readonly LostEpisode[]> {
    const { rows } = await sql<LostEpisode>`
      select c."episodeId", c."incidentId", i.summary from (${confirmed(since)}) c join incidents i on i.id = c."incidentId"
      where not exists (
        select from incident_members o where o."incidentId" = c."incidentId" and o."announcedAt" is not null
      )
      order by c."startedAt" desc limit ${MOST_LOST}`.execute(this.em.fork().getKysely());
    return rows;
  }
}

/** Episodes: neither what the platform knows itself nor warnings of capacity, of which EMS Core hears by themselves. */
const OWN = sql`source in ('anomaly', 'missing-data')`;
/** One by one, only silences keep an episode from being announced. */
const ANNOUNCED_ALONE = sql`("announcedAt" is not null or "reasonKind" is distinct from 'silence')`;

function confirmed(since: Date): RawBuilder<unknown> {
  return sql`
    select distinct on (m.subject) substr(m.subject, 9) as "episodeId", m."incidentId", m."startedAt"
    from incident_members m join episode_feedback f on m.subject = 'episode:' || f."episodeId"
    where m."startedAt" >= ${since} and f.feedback = 'true_positive'`;
}
