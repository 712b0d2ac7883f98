import { type RawBuilder, sql } from 'kysely';
import { SEVERITIES, type Severity } from '../../ml/index.js';
import { epochMs, toDate } from '../../platform/database/index.js';
import { PASSING_REASONS } from '../grouping/suppression.js';
import type { Member } from './member.js';

/** What the members of an incident come to: of a storm there are too many to read each time that one comes. */
export interface MemberFigures {
  readonly nMembers: number;
  readonly nEntities: number;
  readonly nSuppressed: number;
  /** The worst of those that go on; once all is over, the worst of all. */
  readonly severity: Severity;
  readonly startedAt: Date;
  /** When anything of it was heard of last. */
  readonly lastAt: Date;
  /** Null while any goes on. */
  readonly endedAt: Date | null;
  /** The highest anomaly score; null without any. */
  readonly score: number | null;
  /** The lowest tier of the assets of its episodes; null where none is known. */
  readonly tier: number | null;
  /** In the order in which they began: the first, the first that is announced, the first of ours that is, the most urgent, and the one that leads it so far. */
  readonly notable: readonly [Member, ...Member[]];
}

export interface FiguresRow extends Omit<
  MemberFigures,
  'severity' | 'startedAt' | 'lastAt' | 'endedAt' | 'notable'
> {
  readonly incidentId: string;
  readonly isOpen: boolean;
  /** From 1. */
  readonly openRank: number | null;
  readonly rank: number;
  readonly startedMs: number;
  readonly lastMs: number;
  readonly endedMs: number | null;
  /** Of the notable ones; null where there is none. */
  readonly ordinals: readonly (number | null)[];
}

/** Not announced by itself for a reason that ends; as text, so that the index of those is used. */
export const IS_HELD = sql`"announcedAt" is null and "reasonKind" in (${sql.join(PASSING_REASONS.map((one) => sql.lit(one)))})`;

/** By incident and entity, from which those of the incidents follow: entities are counted without sorting all members. */
const OF_ENTITIES = sql`"incidentId", "entityId", count(*) as n, count(*) filter (where ${IS_HELD}) as "nSuppressed", bool_or("endedAt" is null) as "isOpen",
  max(rank) filter (where "endedAt" is null) as "openRank", max(rank) as rank, min("startedAt") as started, max("lastAt") as latest, max("endedAt") as ended,
  max((notice ->> 'score')::float8) as score, min((notice ->> 'assetTier')::int) as tier, min(ordinal) as first,
  min(ordinal) filter (where "announcedAt" is not null) as announced, min(ordinal) filter (where "announcedAt" is not null and notice is not null) as own,
  max(array[urgency::float8, -ordinal::float8]) as "mostUrgent"`;

const OF_INCIDENTS = sql`"incidentId", sum(n)::int as "nMembers", count(*)::int as "nEntities", sum("nSuppressed")::int as "nSuppressed",
  bool_or("isOpen") as "isOpen", max("openRank") as "openRank", max(rank) as rank, ${epochMs(sql`min(started)`)} as "startedMs",
  ${epochMs(sql`max(latest)`)} as "lastMs", ${epochMs(sql`max(ended)`)} as "endedMs", max(score) as score, min(tier) as tier,
  array[min(first), min(announced), min(own), -(max("mostUrgent"))[2]]::float8[] as ordinals`;

export function figuresOf(incidentIds: readonly string[]): RawBuilder<FiguresRow> {
  return sql<FiguresRow>`
    select ${OF_INCIDENTS} from (
      select ${OF_ENTITIES} from (
        select *, array_position(${[...SEVERITIES]}::text[], severity::text) as rank from incident_members
        where "incidentId" = any (${[...incidentIds]}::uuid[])
      ) m group by 1, 2
    ) of_entity group by 1`;
}

/** @param notable - in the order in which they began */
export function toFigures(row: FiguresRow, notable: readonly [Member, ...Member[]]): MemberFigures {
  const { nMembers, nEntities, nSuppressed, isOpen, openRank, rank, startedMs, lastMs, endedMs } = row;
  return {
    ...{ nMembers, nEntities, nSuppressed, score: row.score, tier: row.tier, notable },
    severity: SEVERITIES[(openRank ?? rank) - 1] ?? 'low',
    startedAt: toDate(startedMs),
    lastAt: toDate(lastMs),
    endedAt: isOpen ? null : toDate(endedMs),
  };
}
