import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate, unnest } from '../../platform/database/index.js';
import type { Incident, IncidentNews } from './incident.js';

type Times = 'startedAt' | 'lastAt' | 'endedAt' | 'acknowledgedAt';
export type IncidentRow = Omit<Incident, Times> & {
  readonly startedMs: number;
  readonly lastMs: number;
  readonly endedMs: number | null;
  readonly acknowledgedMs: number | null;
};

export const INCIDENT_COLUMNS = sql`i.id, i.status, i.severity, i.priority::int as priority, i.contributions, i.summary, i."nMembers", i."nEntities",
  i."nSuppressed", i."leadingSubject", i."alertedEpisodeId", i."mergedInto", i."acknowledgedBy", ${epochMs(sql`i."startedAt"`)} as "startedMs",
  ${epochMs(sql`i."lastAt"`)} as "lastMs", ${epochMs(sql`i."endedAt"`)} as "endedMs", ${epochMs(sql`i."acknowledgedAt"`)} as "acknowledgedMs"`;

/** What belongs together, and what became of it. */
@Injectable()
export class IncidentRepository {
  constructor(private readonly em: EntityManager) {}

  async findByIds(ids: readonly string[]): Promise<readonly Incident[]> {
    return this.read(sql`i.id = any (${[...ids]}::uuid[])`);
  }

  /** Those that go on. */
  async findOpen(limit: number): Promise<readonly Incident[]> {
    return this.read(sql`i.status = 'open' order by i.id limit ${limit}`);
  }

  /** Those of the episodes whose alerts stood for incidents that have become part of others. */
  async findAlertsOfMerged(episodeIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (episodeIds.length === 0) return new Set();
    const { rows } = await sql<{ id: string }>`
      select "alertedEpisodeId" as id from incidents
      where "mergedInto" is not null and "alertedEpisodeId" = any (${[...episodeIds]}::uuid[])`.execute(
      this.em.getKysely(),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Adds them, or replaces what is known of them. */
  async save(incidents: readonly Incident[]): Promise<void> {
    if (incidents.length === 0) return;
    await sql`
      insert into incidents (id, status, severity, priority, contributions, summary, "startedAt", "lastAt", "endedAt", "nMembers", "nEntities",
        "nSuppressed", "leadingSubject", "alertedEpisodeId", "mergedInto", "acknowledgedAt", "acknowledgedBy")
      select id::uuid, status, severity, priority, contributions, summary, to_timestamp(started / 1000), to_timestamp(latest / 1000),
        to_timestamp(ended / 1000), members, entities, suppressed, leading_subject, alerted::uuid, merged::uuid, to_timestamp(acknowledged / 1000),
        acknowledged_by
      from ${table(incidents)}
      on conflict (id) do update set status = excluded.status, severity = excluded.severity, priority = excluded.priority,
        contributions = excluded.contributions, summary = excluded.summary, "startedAt" = excluded."startedAt", "lastAt" = excluded."lastAt",
        "endedAt" = excluded."endedAt", "nMembers" = excluded."nMembers", "nEntities" = excluded."nEntities",
        "nSuppressed" = excluded."nSuppressed", "leadingSubject" = excluded."leadingSubject",
        "alertedEpisodeId" = excluded."alertedEpisodeId", "mergedInto" = excluded."mergedInto",
        "acknowledgedAt" = excluded."acknowledgedAt", "acknowledgedBy" = excluded."acknowledgedBy"`.execute(
      this.em.getKysely(),
    );
  }

  /** An incident has become part of another. */
  async markMerged(fromId: string, toId: string, at: Date): Promise<void> {
    await sql`
      update incidents set status = 'closed', "mergedInto" = ${toId}, "endedAt" = ${at}, "nMembers" = 0, "nSuppressed" = 0
      where id = ${fromId}`.execute(this.em.getKysely());
  }

  async appendNews(news: readonly IncidentNews[]): Promise<void> {
    if (news.length === 0) return;
    await sql`
      insert into incident_changes ("incidentId", at, kind, "otherId", text)
      select incident::uuid, to_timestamp(at / 1000), kind, other::uuid, text from ${unnest(
        news,
        ['text', ({ incidentId }) => incidentId],
        ['float8', ({ at }) => at.getTime()],
        ['text', ({ kind }) => kind],
        ['text', ({ otherId }) => otherId],
        ['text', ({ text }) => text],
      )} as n(incident, at, kind, other, text)`.execute(this.em.getKysely());
  }

  /** The newest, in the order in which they happened. */
  async findNews(incidentId: string, limit: number): Promise<readonly IncidentNews[]> {
    const { rows } = await sql<Omit<IncidentNews, 'at'> & { atMs: number }>`
      select "incidentId", kind, "otherId", text, ${epochMs(sql`at`)} as "atMs" from incident_changes
      where "incidentId" = ${incidentId} order by id desc limit ${limit}`.execute(this.em.getKysely());
    return rows.map(({ atMs, ...news }) => ({ ...news, at: toDate(atMs) })).reverse();
  }

  private async read(where: RawBuilder<unknown>): Promise<readonly Incident[]> {
    const { rows } = await sql<IncidentRow>`
      select ${INCIDENT_COLUMNS} from incidents i where ${where}`.execute(this.em.getKysely());
    return rows.map(toIncident);
  }
}

export function toIncident({
  startedMs,
  lastMs,
  endedMs,
  acknowledgedMs,
  ...incident
}: IncidentRow): Incident {
  return {
    ...incident,
    startedAt: toDate(startedMs),
    lastAt: toDate(lastMs),
    endedAt: toDate(endedMs),
    acknowledgedAt: toDate(acknowledgedMs),
  };
}

function table(incidents: readonly Incident[]): RawBuilder<unknown> {
  return sql`${unnest(
    incidents,
    ['text', ({ id }) => id],
    ['text', ({ status }) => status],
    ['text', ({ severity }) => severity],
    ['float8', ({ priority }) => priority],
    ['jsonb', ({ contributions }) => JSON.stringify(contributions)],
    ['text', ({ summary }) => summary],
    ['float8', ({ startedAt }) => startedAt.getTime()],
    ['float8', ({ lastAt }) => lastAt.getTime()],
    ['float8', ({ endedAt }) => endedAt?.getTime() ?? null],
    ['float8', ({ nMembers }) => nMembers],
    ['float8', ({ nEntities }) => nEntities],
    ['float8', ({ nSuppressed }) => nSuppressed],
    ['text', ({ leadingSubject }) => leadingSubject],
    ['text', ({ alertedEpisodeId }) => alertedEpisodeId],
    ['text', ({ mergedInto }) => mergedInto],
    ['float8', ({ acknowledgedAt }) => acknowledgedAt?.getTime() ?? null],
    ['text', ({ acknowledgedBy }) => acknowledgedBy],
  )} as i(id, status, severity, priority, contributions, summary, started, latest, ended, members, entities, suppressed, leading_subject, alerted,
    merged, acknowledged, acknowledged_by)`;
}
