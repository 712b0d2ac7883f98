import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { epochMs, notify, toDate } from '../../../platform/database/index.js';
import type { DueNotice, TargetName } from './notice-target.js';

/** Notified when there is something new to deliver. */
export const NOTICES_DUE = 'notices-due';

/** Smaller changes of a subject wait for so long after a delivery, so that a storm is no storm of notices. */
const CALM = sql`interval '30 seconds'`;
/** What nobody takes for so long is given up; a new state of it is tried again. */
const PATIENCE = sql`interval '1 day'`;

/** The newest state of a subject. */
export interface NewNotice {
  readonly key: string;
  readonly payload: object;
  /** Null while it is open: it may be sent again. */
  readonly endedAt: Date | null;
  /** Otherwise only those hear of it that have heard of the subject before. */
  readonly isNews: boolean;
}

export interface ClaimedNotice extends DueNotice {
  readonly target: TargetName;
  /** Tries without success so far, this one included. */
  readonly attempts: number;
}

/** How it stands with the deliveries to a target. */
export interface NoticeCounts {
  readonly target: TargetName;
  readonly waiting: number;
  readonly failing: number;
  readonly givenUp: number;
  /** Since when the first of those has failed that fail now; null where none does. */
  readonly failingSince: Date | null;
  readonly lastError: string | null;
}

/**
 * What is to be delivered to whom: one row for each subject and target, with its newest state. A target that was away is given that one
 * state, not all that went before. Times are the database's.
 */
@Injectable()
export class NoticeQueue {
  constructor(private readonly em: EntityManager) {}

  /** Part of the caller's transaction. What says the same as before, but for `updatedAt`, changes nothing. */
  async put(targets: readonly TargetName[], notices: readonly NewNotice[]): Promise<void> {
    if (targets.length === 0 || notices.length === 0) return;
    await sql`
      insert into notices as n (target, key, payload, "endedAt")
      select target.name, item ->> 'key', item -> 'payload', (item ->> 'endedAt')::timestamptz
      from unnest(${targets}::text[]) as target (name), jsonb_array_elements(${JSON.stringify(notices)}::jsonb) as item
      where (item ->> 'isNews')::boolean
        or exists (select from notices known where known.target = target.name and known.key = item ->> 'key')
      on conflict (target, key) do update set
        payload = excluded.payload, "endedAt" = excluded."endedAt", revision = n.revision + 1, attempts = 0, "changedAt" = now(),
        "failingSince" = null,
        "nextAttemptAt" = case
          when n.payload ->> 'severity' is distinct from excluded.payload ->> 'severity'
            or (n."endedAt" is null) <> (excluded."endedAt" is null) then now()
          else greatest(now(), n."deliveredAt" + ${CALM}) end
      where n.payload - 'updatedAt' is distinct from excluded.payload - 'updatedAt'
      returning ${notify(NOTICES_DUE)}`.execute(this.em.getKysely());
  }

  /** Ends what has become part of another subject. Part of the caller's transaction. */
  async end(keys: readonly string[], at: Date): Promise<void> {
    if (keys.length === 0) return;
    await sql`
      update notices n set
        payload = n.payload || jsonb_build_object('endedAt', ${at.toISOString()}::text), "endedAt" = ${at}, revision = n.revision + 1,
        attempts = 0, "changedAt" = now(), "failingSince" = null, "nextAttemptAt" = now()
      where n.key = any (${keys}::text[]) and n."endedAt" is null
      returning ${notify(NOTICES_DUE)}`.execute(this.em.getKysely());
  }

  /** Whether anything of a subject was ever put here for a target. */
  async has(target: TargetName, key: string): Promise<boolean> {
    const { rows } = await sql`select from notices where target = ${target} and key = ${key}`.execute(
      this.database(),
    );
    return rows.length > 0;
  }

  /** Takes the notices that are due and leases them to the caller; of a subject no two are ever in hand. */
  async claim(
    targets: readonly TargetName[],
    limit: number,
    leaseMs: number,
  ): Promise<readonly ClaimedNotice[]> {
    const { rows } = await sql<ClaimedNotice>`
      with due as (
        select target, key from notices
        where "nextAttemptAt" <= now() and ("leasedUntil" is null or "leasedUntil" < now())
          and target = any (${targets}::text[])
        order by "nextAttemptAt" limit ${limit}
        for update skip locked
      )
      update notices n set "leasedUntil" = now() + ${interval(leaseMs)}, attempts = n.attempts + 1
      from due where n.target = due.target and n.key = due.key
      returning n.target, n.key, n.revision, n.payload, n.delivered, n.attempts`.execute(this.database());
    return rows;
  }

  /** @param repeatAfterMs after which it is sent again while it is open; null for never */
  async markDelivered(
    { target, key, revision, payload }: ClaimedNotice,
    repeatAfterMs: number | null,
  ): Promise<void> {
    await sql`
      update notices
      set delivered = ${JSON.stringify(payload)}::jsonb, "deliveredAt" = now(), "leasedUntil" = null, attempts = 0,
        "lastError" = null, "failingSince" = null,
        "nextAttemptAt" = case
          when revision > ${revision} then "nextAttemptAt"
          when "endedAt" is null then now() + ${repeatAfterMs === null ? sql`null::interval` : interval(repeatAfterMs)}
        end
      where target = ${target} and key = ${key}`.execute(this.database());
  }

  /** Gives back what was not taken. */
  async markFailed({ target, key }: ClaimedNotice, reason: string, delayMs: number): Promise<void> {
    await sql`
      update notices
      set "leasedUntil" = null, "lastError" = ${reason}, "failingSince" = coalesce("failingSince", now()),
        "nextAttemptAt" = case when "changedAt" + ${PATIENCE} > now() or delivered is not null and "endedAt" is null
          then now() + ${interval(delayMs)} end
      where target = ${target} and key = ${key}`.execute(this.database());
  }

  async counts(): Promise<readonly NoticeCounts[]> {
    const { rows } = await sql<Omit<NoticeCounts, 'failingSince'> & { readonly failingMs: number | null }>`
      select target, count(*) filter (where "nextAttemptAt" is not null and "failingSince" is null)::int as waiting,
        count(*) filter (where "nextAttemptAt" is not null and "failingSince" is not null)::int as failing,
        count(*) filter (where "nextAttemptAt" is null)::int as "givenUp",
        ${epochMs(sql`min("failingSince") filter (where "nextAttemptAt" is not null)`)} as "failingMs",
        (array_agg("lastError" order by "failingSince" desc) filter (where "nextAttemptAt" is not null and "failingSince" is not null))[1] as "lastError"
      from notices where "nextAttemptAt" is not null or "failingSince" is not null
      group by target order by target`.execute(this.database());
    return rows.map(({ failingMs, ...counts }) => ({ ...counts, failingSince: toDate(failingMs) }));
  }

  private database(): Kysely<unknown> {
    return this.em.fork().getKysely();
  }
}

function interval(ms: number): ReturnType<typeof sql> {
  return sql`make_interval(secs => ${ms / 1000}::float8)`;
}
