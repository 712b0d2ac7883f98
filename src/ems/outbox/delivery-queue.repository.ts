import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import { epochMs, Installation, instantOf, toDate } from '../../platform/database/index.js';
import type { EmsAlertDraft, EmsEventDraft, EmsResolutionDraft, EmsTakeoverDraft } from '../events/drafts.js';
import type { ClaimedMessage, MessageKind, ParkedMessage } from './outbox-message.js';

interface ClaimRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly episodeId: string;
  readonly payload: EmsEventDraft & EmsAlertDraft & EmsResolutionDraft & EmsTakeoverDraft;
  readonly refusals: number;
  readonly mayHaveArrived: boolean;
  readonly createdMs: number;
  readonly baseId: string | null;
  readonly baseTitle: string | null;
  readonly baseAssetId: string | null;
  readonly traceParent: string | null;
}

/** What a message of kind `m.kind` is put on in EMS Core. */
const baseKind = sql`case m.kind when 'alert' then 'event' when 'resolution' then 'alert' when 'takeover' then 'alert' end`;

interface Refusal {
  readonly reason: string;
  readonly mayHaveArrived: boolean;
  readonly delayMs: number;
}

/**
 * The outbox as the dispatcher works on it. Every method is one statement that commits by itself, so no lock is held
 * while EMS Core is asked. Times are the database's, so dispatchers on several machines agree on them.
 */
@Injectable()
export class DeliveryQueue {
  constructor(
    private readonly em: EntityManager,
    private readonly installation: Installation,
  ) {}

  /**
   * Takes the oldest due messages of a kind and leases them to the caller.
   *
   * A message is due when no earlier one of its episode or identity still waits; an alert, when an event before it is in
   * EMS Core, and a resolution, when the alert is: that is its base. From here on the message counts as possibly sent, so that a crash makes the next attempt look first.
   * So does one that was restored from a backup, which may have been delivered since.
   */
  async claim(kind: MessageKind, limit: number, leaseMs: number): Promise<readonly ClaimedMessage[]> {
    const since = await this.installation.completeSince();
    const { rows } = await sql<ClaimRow>`
      with due as (
        select m.id, m."mayHaveArrived" or m."createdAt" < ${instantOf(since.getTime())} as "mayHaveArrived", base."emsId" as "baseId",
          base.payload ->> 'title' as "baseTitle", base.payload ->> 'assetId' as "baseAssetId"
        from outbox_messages m
        left join lateral (
          select e."emsId", e.payload from outbox_messages e
          where e."episodeId" = m."episodeId" and e.sequence < m.sequence and e.kind = ${baseKind}
            and e.status = 'delivered'
          order by e.sequence desc limit 1
        ) base on m.kind <> 'event'
        where m.status = 'pending' and m.kind = ${kind} and m."nextAttemptAt" <= now()
          and (m.kind = 'event' or base."emsId" is not null)
          and not exists (
            select from outbox_messages e
            where e."episodeId" = m."episodeId" and e.sequence < m.sequence and e.status = 'pending'
          )
        order by m.sequence
        limit ${limit}
        for update of m skip locked
      )
      update outbox_messages m
      set attempts = m.attempts + 1, "mayHaveArrived" = true, "nextAttemptAt" = now() + ${interval(leaseMs)}
      from due
      where m.id = due.id
      returning m.id, m.kind, m."episodeId", m.payload, m.refusals, m."traceParent", due."mayHaveArrived",
        due."baseId", due."baseTitle", due."baseAssetId", m.sequence, ${epochMs(sql`m."createdAt"`)} as "createdMs"`.execute(
      this.database(),
    );
    return rows.map(toClaimed);
  }

  /** Whether a message waits, due or not. */
  async isAnyPending(): Promise<boolean> {
    const { rows } = await sql<{ readonly isPending: boolean }>`
      select exists (select from outbox_messages where status = 'pending') as "isPending"`.execute(
      this.database(),
    );
    return rows[0]?.isPending ?? false;
  }

  async extendLeases(ids: readonly string[], leaseMs: number): Promise<void> {
    await sql`
      update outbox_messages set "nextAttemptAt" = now() + ${interval(leaseMs)}
      where id = any(${ids}::uuid[]) and status = 'pending'`.execute(this.database());
  }

  /** Also counts it, so that nobody has to count them all. */
  async markDelivered(id: string, emsId: string): Promise<void> {
    await sql`
      with delivered as (
        update outbox_messages
        set status = 'delivered', "emsId" = ${emsId}, "deliveredAt" = now(), "lastError" = null
        where id = ${id} and status = 'pending'
        returning id
      )
      update outbox_deliveries set "nDelivered" = "nDelivered" + 1
      where exists (select from delivered)`.execute(this.database());
  }

  /** Gives a message back that EMS Core could not be asked about; that is no mark against it. */
  async release(id: string, { reason, mayHaveArrived, delayMs }: Refusal): Promise<void> {
    await sql`
      update outbox_messages
      set "nextAttemptAt" = now() + ${interval(delayMs)}, "mayHaveArrived" = ${mayHaveArrived}, "lastError" = ${reason}
      where id = ${id} and status = 'pending'`.execute(this.database());
  }

  /** Gives a message back that a healthy EMS Core did not take. */
  async refuse(id: string, { reason, mayHaveArrived, delayMs }: Refusal): Promise<void> {
    await sql`
      update outbox_messages
      set "nextAttemptAt" = now() + ${interval(delayMs)}, "mayHaveArrived" = ${mayHaveArrived}, "lastError" = ${reason},
        refusals = refusals + 1, "firstRefusedAt" = coalesce("firstRefusedAt", now())
      where id = ${id} and status = 'pending'`.execute(this.database());
  }

  /**
   * Whether EMS Core refused other messages of the kind lately and has taken none since it first refused this one. Then
   * the fault is more likely its own than the message's.
   */
  async isEverythingRefused({ id, kind }: ClaimedMessage): Promise<boolean> {
    const { rows } = await sql<{ readonly isRefused: boolean }>`
      select
        exists (
          select from outbox_messages o
          where o.kind = ${kind} and o.status in ('pending', 'parked') and o.id <> m.id
            and o."firstRefusedAt" > now() - interval '1 hour'
        )
        and not exists (
          select from outbox_messages o
          where o.kind = ${kind} and o.status = 'delivered' and o."deliveredAt" > m."firstRefusedAt"
        ) as "isRefused"
      from outbox_messages m where m.id = ${id}`.execute(this.database());
    return rows[0]?.isRefused ?? false;
  }

  async park(id: string, reason: string, mayHaveArrived: boolean): Promise<void> {
    await sql`
      update outbox_messages
      set status = 'parked', refusals = refusals + 1, "mayHaveArrived" = ${mayHaveArrived}, "lastError" = ${reason},
        "firstRefusedAt" = coalesce("firstRefusedAt", now())
      where id = ${id} and status = 'pending'`.execute(this.database());
  }

  async drop(id: string, reason: string): Promise<void> {
    await sql`
      update outbox_messages set status = 'dropped', "lastError" = ${reason}
      where id = ${id} and status = 'pending'`.execute(this.database());
  }

  /** Parks every alert whose events, and every resolution whose alert, are parked: they have nothing to stand on. */
  async parkOrphans(): Promise<readonly ParkedMessage[]> {
    const { rows } = await sql<ParkedMessage>`
      update outbox_messages m
      set status = 'parked',
        "lastError" = 'its ' || e.kind || ', message ' || e.id || ', is parked: ' || e."lastError"
      from outbox_messages e
      where m.kind <> 'event' and m.status = 'pending'
        and e."episodeId" = m."episodeId" and e.sequence < m.sequence and e.kind = ${baseKind}
        and e.status = 'parked'
        and not exists (
          select from outbox_messages o
          where o."episodeId" = m."episodeId" and o.sequence < m.sequence and o.kind = e.kind
            and o.status in ('pending', 'delivered')
        )
      returning m.id, m.kind, m."lastError" as reason`.execute(this.database());
    return rows;
  }

  private database(): Kysely<unknown> {
    return this.em.fork().getKysely();
  }
}

function interval(durationMs: number): ReturnType<typeof sql> {
  return sql`${Math.round(durationMs)} * interval '1 millisecond'`;
}

function toClaimed(row: ClaimRow): ClaimedMessage {
  const { id, episodeId, refusals, mayHaveArrived, payload } = row;
  const part = {
    id,
    episodeId,
    refusals,
    mayHaveArrived,
    createdAt: toDate(row.createdMs),
    traceParent: row.traceParent ?? undefined,
  };
  if (row.kind === 'event') return { ...part, kind: 'event', payload };
  const baseId = row.baseId ?? '';
  if (row.kind === 'alert') {
    const { baseTitle, baseAssetId } = row;
    return {
      ...part,
      kind: 'alert',
      payload,
      eventId: baseId,
      eventTitle: baseTitle ?? '',
      assetId: baseAssetId ?? '',
    };
  }
  return { ...part, kind: row.kind, payload, alertId: baseId };
}
