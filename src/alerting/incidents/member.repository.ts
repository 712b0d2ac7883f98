import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { Severity } from '../../ml/index.js';
import { epochMs, toDate, unnest } from '../../platform/database/index.js';
import { toNotice } from '../signals/signal.repository.js';
import type { Suppression } from '../grouping/suppression.js';
import type { Member } from './member.js';

type MemberRow = Omit<
  Member,
  'startedAt' | 'lastAt' | 'endedAt' | 'announcedAt' | 'suppression' | 'notice'
> & {
  readonly startedMs: number;
  readonly lastMs: number;
  readonly endedMs: number | null;
  readonly announcedMs: number | null;
  readonly reasonKind: string | null;
  readonly reason: string | null;
  readonly notice: Parameters<typeof toNotice>[0] | null;
};

const columns = (
  contributions = sql`contributions`,
): RawBuilder<unknown> => sql`subject, "incidentId", "signalId"::float8 as "signalId", ordinal::float8 as ordinal, source, "entityId", "entityName",
  kind, severity, text, "isDown", "announcedSeverity", "reasonKind", reason, urgency::float8 as urgency, ${contributions}, "isPinned", notice,
  ${epochMs(sql`"startedAt"`)} as "startedMs", ${epochMs(sql`"lastAt"`)} as "lastMs", ${epochMs(sql`"endedAt"`)} as "endedMs",
  ${epochMs(sql`"announcedAt"`)} as "announcedMs"`;

/** What incidents consist of. */
@Injectable()
export class MemberRepository {
  constructor(private readonly em: EntityManager) {}

  /** @returns the severity that EMS Core knows of, of those of the subjects of which it knows anything; as the caller's transaction sees it */
  async findAnnounced(subjects: readonly string[]): Promise<ReadonlyMap<string, Severity>> {
    const { rows } = await sql<{ subject: string; severity: Severity }>`
      select subject, "announcedSeverity" as severity from incident_members
      where "announcedSeverity" is not null and subject = any (${[...subjects]}::text[])`.execute(
      this.em.getKysely(),
    );
    return new Map(rows.map(({ subject, severity }) => [subject, severity]));
  }

  findBySubjects(subjects: readonly string[]): Promise<readonly Member[]> {
    return this.read(sql`subject = any (${[...subjects]}::text[]) order by ordinal`);
  }

  /** In the order in which they began. */
  findOfIncidents(incidentIds: readonly string[], limit: number): Promise<readonly Member[]> {
    return this.read(
      sql`"incidentId" = any (${[...incidentIds]}::uuid[]) order by ordinal, subject limit ${limit}`,
    );
  }

  /** The same without why each of them is urgent, which only the most urgent of an incident says: a third of the time, and of a storm there are very many. */
  findForFigures(incidentIds: readonly string[], limit: number): Promise<readonly Member[]> {
    const ofMostUrgent = sql`case when urgency = max(urgency) over (partition by "incidentId") then contributions else '[]' end as contributions`;
    return this.read(
      sql`"incidentId" = any (${[...incidentIds]}::uuid[]) order by ordinal, subject limit ${limit}`,
      columns(ofMostUrgent),
    );
  }

  /** Those that go on and are not announced by themselves for a reason that may end. */
  findHeld(limit: number): Promise<readonly Member[]> {
    return this.read(sql`
      "announcedAt" is null and "endedAt" is null and "reasonKind" in ('silence', 'behind', 'waiting') order by ordinal limit ${limit}`);
  }

  /** Those that began at a place in the order or before it, go on, and are kept back or keep back others, as they do not answer; the oldest first. */
  findLasting(untilOrdinal: number, limit: number): Promise<readonly Member[]> {
    return this.read(sql`
      "endedAt" is null and ordinal <= ${untilOrdinal}
        and ("isDown" or ("announcedAt" is null and "reasonKind" in ('silence', 'behind', 'waiting'))) order by ordinal limit ${limit}`);
  }

  /** Those that go on of some entities. */
  findOpenOn(entityIds: readonly string[], limit: number): Promise<readonly Member[]> {
    return this.read(sql`
      "endedAt" is null and "entityId" = any (${[...new Set(entityIds)]}::text[]) order by ordinal limit ${limit}`);
  }

  /** Adds them, or replaces what is known of them. How urgent it was when it began does not change. */
  async save(members: readonly Member[]): Promise<void> {
    if (members.length === 0) return;
    await sql`
      insert into incident_members (subject, "incidentId", "signalId", ordinal, source, "entityId", "entityName", kind, severity, text,
        "isDown", "startedAt", "lastAt", "endedAt", "announcedAt", "announcedSeverity", "reasonKind", reason, urgency, contributions,
        "isPinned", notice)
      select subject, incident::uuid, signal_id::bigint, ordinal::bigint, source, entity, entity_name, kind, severity, text,
        is_down = 1, to_timestamp(started / 1000), to_timestamp(latest / 1000), to_timestamp(ended / 1000), to_timestamp(announced / 1000),
        announced_severity, reason_kind, reason, urgency, contributions, is_pinned = 1, notice
      from ${table(members)}
      on conflict (subject) do update set "incidentId" = excluded."incidentId", severity = excluded.severity, text = excluded.text,
        "lastAt" = excluded."lastAt", "endedAt" = excluded."endedAt", "announcedAt" = excluded."announcedAt",
        "announcedSeverity" = excluded."announcedSeverity", "reasonKind" = excluded."reasonKind", reason = excluded.reason,
        notice = excluded.notice, "isPinned" = excluded."isPinned"`.execute(this.em.getKysely());
  }

  /** Moves all members of an incident that was merged into another. */
  async moveAll(fromId: string, toId: string): Promise<void> {
    await sql`update incident_members set "incidentId" = ${toId} where "incidentId" = ${fromId}`.execute(
      this.em.getKysely(),
    );
  }

  /** Ends what nobody has said anything of since an instant. @returns the incidents that it is part of */
  async endSilent(source: string, before: Date): Promise<readonly string[]> {
    const { rows } = await sql<{ incidentId: string }>`
      update incident_members set "endedAt" = "lastAt"
      where "endedAt" is null and "lastAt" < ${before} and source = ${source}
      returning "incidentId"`.execute(this.em.getKysely());
    return [...new Set(rows.map(({ incidentId }) => incidentId))];
  }

  private async read(where: RawBuilder<unknown>, selected = columns()): Promise<readonly Member[]> {
    const { rows } = await sql<MemberRow>`select ${selected} from incident_members where ${where}`.execute(
      this.em.getKysely(),
    );
    return rows.map(toMember);
  }
}

const msOf = (instant: Date | null): number | null => instant?.getTime() ?? null;

function table(members: readonly Member[]): RawBuilder<unknown> {
  return sql`${unnest(
    members,
    ['text', ({ subject }) => subject],
    ['text', ({ incidentId }) => incidentId],
    ['float8', ({ signalId }) => signalId],
    ['float8', ({ ordinal }) => ordinal],
    ['text', ({ source }) => source],
    ['text', ({ entityId }) => entityId],
    ['text', ({ entityName }) => entityName],
    ['text', ({ kind }) => kind],
    ['text', ({ severity }) => severity],
    ['text', ({ text }) => text],
    ['float8', ({ isDown }) => (isDown ? 1 : 0)],
    ['float8', ({ startedAt }) => startedAt.getTime()],
    ['float8', ({ lastAt }) => lastAt.getTime()],
    ['float8', ({ endedAt }) => msOf(endedAt)],
    ['float8', ({ announcedAt }) => msOf(announcedAt)],
    ['text', ({ announcedSeverity }) => announcedSeverity],
    ['text', ({ suppression }) => suppression?.reasonKind ?? null],
    ['text', ({ suppression }) => suppression?.reason ?? null],
    ['float8', ({ urgency }) => urgency],
    ['jsonb', ({ contributions }) => JSON.stringify(contributions)],
    ['float8', ({ isPinned }) => (isPinned ? 1 : 0)],
    ['jsonb', ({ notice }) => notice && JSON.stringify(notice)],
  )} as m(subject, incident, signal_id, ordinal, source, entity, entity_name, kind, severity, text, is_down, started, latest, ended,
    announced, announced_severity, reason_kind, reason, urgency, contributions, is_pinned, notice)`;
}

function toMember({
  startedMs,
  lastMs,
  endedMs,
  announcedMs,
  reasonKind,
  reason,
  ...row
}: MemberRow): Member {
  const suppression: Suppression | null = reasonKind === null ? null : { reasonKind, reason: reason ?? '' };
  return {
    ...row,
    startedAt: toDate(startedMs),
    lastAt: toDate(lastMs),
    endedAt: toDate(endedMs),
    announcedAt: toDate(announcedMs),
    suppression,
    // JSON has no NaN.
    contributions: row.contributions.map((one) => ({
      ...one,
      measure: (one.measure as number | null) ?? NaN,
    })),
    notice: row.notice && toNotice(row.notice),
  };
}
