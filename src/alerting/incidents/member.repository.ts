import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { Severity } from '../../ml/index.js';
import { epochMs, toDate, unnest } from '../../platform/database/index.js';
import type { Suppression } from '../grouping/suppression.js';
import type { Alarm } from '../signals/alarm.js';
import {
  ALARM_COLUMNS,
  ALARM_READ,
  ALARM_STORED,
  ALARM_VALUES,
  type AlarmRow,
  toAlarm,
} from '../signals/alarm-columns.js';
import { type Fingerprint, keyOfFingerprint } from './fingerprint.js';
import { figuresOf, type FiguresRow, IS_HELD, type MemberFigures, toFigures } from './member-figures.js';
import type { Member } from './member.js';

type MemberRow = AlarmRow &
  Omit<Member, keyof Alarm | 'lastAt' | 'endedAt' | 'announcedAt' | 'suppression'> & {
    readonly lastMs: number;
    readonly endedMs: number | null;
    readonly announcedMs: number | null;
    readonly reasonKind: string | null;
    readonly reason: string | null;
  };

const READ = sql`${ALARM_READ}, "incidentId", "signalId"::float8 as "signalId", ordinal::float8 as ordinal, "announcedSeverity", "reasonKind", reason,
  urgency::float8 as urgency, contributions, "isPinned", ${epochMs(sql`"lastAt"`)} as "lastMs", ${epochMs(sql`"endedAt"`)} as "endedMs",
  ${epochMs(sql`"announcedAt"`)} as "announcedMs"`;

/** Members that are kept back and are looked after; those beyond wait for their turn. */
const MOST_HELD = 1_000;

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

  /** Those that are announced by this service, in the order in which they began. */
  async findOwn(incidentIds: readonly string[], limit: number): Promise<readonly Member[]> {
    const { rows } = await sql<MemberRow>`
      select ${READ} from unnest(${[...incidentIds]}::uuid[]) as i(id) join incident_members on "incidentId" = id and notice is not null
      order by ordinal limit ${limit}`.execute(this.em.getKysely());
    return rows.map(toMember);
  }

  /**
   * @param leading - subjects that lead the incidents so far
   * @returns what all members of each incident come to; nothing of those without any
   */
  async findFigures(
    incidentIds: readonly string[],
    leading: readonly string[],
  ): Promise<ReadonlyMap<string, MemberFigures>> {
    const { rows } = await figuresOf(incidentIds).execute(this.em.getKysely());
    const notable = Map.groupBy(await this.findNotable(rows, leading), ({ incidentId }) => incidentId);
    return new Map(
      rows.flatMap((row): [string, MemberFigures][] => {
        const [first, ...others] = notable.get(row.incidentId) ?? [];
        return first === undefined ? [] : [[row.incidentId, toFigures(row, [first, ...others])]];
      }),
    );
  }

  private async findNotable(
    figures: readonly FiguresRow[],
    leading: readonly string[],
  ): Promise<readonly Member[]> {
    const places = figures.flatMap(({ incidentId, ordinals }) =>
      ordinals.flatMap((ordinal) => (ordinal === null ? [] : { incidentId, ordinal })),
    );
    const { rows } = await sql<MemberRow>`
      select ${READ} from ${unnest(
        places,
        ['text', ({ incidentId }) => incidentId],
        ['float8', ({ ordinal }) => ordinal],
      )} as p(incident, place)
      join incident_members on "incidentId" = incident::uuid and ordinal = place::bigint
      union
      select ${READ} from incident_members where subject = any (${[...leading]}::text[])
      order by ordinal`.execute(this.em.getKysely());
    return rows.map(toMember);
  }

  /** Those that go on and are not announced by themselves for a reason that may end. */
  findHeld(): Promise<readonly Member[]> {
    return this.read(sql`
      ${IS_HELD} and "endedAt" is null order by ordinal limit ${MOST_HELD}`);
  }

  /** Those that began at a place in the order or before it, go on, and are kept back or keep back others, as they do not answer; the oldest first. */
  findLasting(untilOrdinal: number): Promise<readonly Member[]> {
    return this.read(sql`
      "endedAt" is null and ordinal <= ${untilOrdinal}
        and ("isDown" or (${IS_HELD})) order by ordinal limit ${MOST_HELD}`);
  }

  /** Those that go on of some entities. */
  findOpenOn(entityIds: readonly string[], limit: number): Promise<readonly Member[]> {
    return this.read(sql`
      "endedAt" is null and "entityId" = any (${[...new Set(entityIds)]}::text[]) order by ordinal limit ${limit}`);
  }

  /** @returns by {@link keyOfFingerprint} how many go on; nothing where none does */
  async countOpen(alarms: readonly Fingerprint[]): Promise<Map<string, number>> {
    if (alarms.length === 0) return new Map();
    const { rows } = await sql<Fingerprint & { readonly n: number }>`
      select m."entityId", m.kind, count(*)::int as n
      from (select distinct * from ${unnest(
        alarms,
        ['text', ({ entityId }) => entityId],
        ['text', ({ kind }) => kind],
      )} as a(entity, kind)) a
      join incident_members m on m."entityId" = a.entity and m.kind = a.kind
      where m."endedAt" is null group by 1, 2`.execute(this.em.getKysely());
    return new Map(rows.map((row) => [keyOfFingerprint(row), row.n]));
  }

  /** Adds them, or replaces what is known of them. How urgent it was when it began does not change. */
  async save(members: readonly Member[]): Promise<void> {
    if (members.length === 0) return;
    await sql`
      insert into incident_members (${ALARM_COLUMNS}, "incidentId", "signalId", ordinal, "lastAt", "endedAt", "announcedAt", "announcedSeverity",
        "reasonKind", reason, urgency, contributions, "isPinned")
      select ${ALARM_STORED}, incident::uuid, signal_id::bigint, ordinal::bigint, to_timestamp(latest / 1000), to_timestamp(ended / 1000),
        to_timestamp(announced / 1000), announced_severity, reason_kind, reason, urgency, contributions, is_pinned = 1
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

  private async read(where: RawBuilder<unknown>): Promise<readonly Member[]> {
    const { rows } = await sql<MemberRow>`select ${READ} from incident_members where ${where}`.execute(
      this.em.getKysely(),
    );
    return rows.map(toMember);
  }
}

const msOf = (instant: Date | null): number | null => instant?.getTime() ?? null;

function table(members: readonly Member[]): RawBuilder<unknown> {
  return sql`${unnest(
    members,
    ...ALARM_VALUES,
    ['text', ({ incidentId }) => incidentId],
    ['float8', ({ signalId }) => signalId],
    ['float8', ({ ordinal }) => ordinal],
    ['float8', ({ lastAt }) => lastAt.getTime()],
    ['float8', ({ endedAt }) => msOf(endedAt)],
    ['float8', ({ announcedAt }) => msOf(announcedAt)],
    ['text', ({ announcedSeverity }) => announcedSeverity],
    ['text', ({ suppression }) => suppression?.reasonKind ?? null],
    ['text', ({ suppression }) => suppression?.reason ?? null],
    ['float8', ({ urgency }) => urgency],
    ['jsonb', ({ contributions }) => JSON.stringify(contributions)],
    ['float8', ({ isPinned }) => (isPinned ? 1 : 0)],
  )} as m(${ALARM_COLUMNS}, incident, signal_id, ordinal, latest, ended, announced, announced_severity, reason_kind, reason, urgency, contributions,
    is_pinned)`;
}

function toMember({ lastMs, endedMs, announcedMs, reasonKind, reason, ...row }: MemberRow): Member {
  const suppression: Suppression | null = reasonKind === null ? null : { reasonKind, reason: reason ?? '' };
  return {
    ...toAlarm(row),
    lastAt: toDate(lastMs),
    endedAt: toDate(endedMs),
    announcedAt: toDate(announcedMs),
    suppression,
    // JSON has no NaN.
    contributions: row.contributions.map((one) => ({
      ...one,
      measure: (one.measure as number | null) ?? NaN,
    })),
  };
}
