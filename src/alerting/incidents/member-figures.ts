import { sql } from 'kysely';
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
  /** In the order in which they began: the first, the first that is announced, the first of ours that is, the one that leads it now, and the most urgent. */
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

/** Not announced by itself for a reason that ends. */
export const IS_HELD = sql`"announcedAt" is null and "reasonKind" in (${sql.join(PASSING_REASONS)})`;
const RANK = sql`array_position(${[...SEVERITIES]}::text[], m.severity::text)`;

/** Of members `m` and their incident `i`, if that is stored. */
export const FIGURES = sql`m."incidentId", count(*)::int as "nMembers", count(distinct m."entityId" collate "C")::int as "nEntities",
  count(*) filter (where ${IS_HELD})::int as "nSuppressed", bool_or(m."endedAt" is null) as "isOpen",
  max(${RANK}) filter (where m."endedAt" is null) as "openRank", max(${RANK}) as rank,
  ${epochMs(sql`min(m."startedAt")`)} as "startedMs", ${epochMs(sql`max(m."lastAt")`)} as "lastMs", ${epochMs(sql`max(m."endedAt")`)} as "endedMs",
  max((notice ->> 'score')::float8) as score, min((notice ->> 'assetTier')::int) as tier,
  array[
    min(ordinal), min(ordinal) filter (where "announcedAt" is not null),
    min(ordinal) filter (where "announcedAt" is not null and notice is not null),
    min(ordinal) filter (where subject = i."leadingSubject"), -(max(array[urgency::float8, -ordinal::float8]))[2]
  ]::float8[] as ordinals`;

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
