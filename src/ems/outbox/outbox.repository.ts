import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { NewAlertMessage, NewEventMessage, OutboxCounts } from './outbox-message.js';

/** Writes messages as part of the caller's transaction, and counts them. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly em: EntityManager) {}

  /** Adds the events of episodes that have none yet. */
  async addEvents(messages: readonly NewEventMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await sql`
      insert into outbox_messages (kind, "identityKey", "episodeId", payload)
      select 'event', item ->> 'identityKey', (item ->> 'episodeId')::uuid, item -> 'payload'
      from jsonb_array_elements(${JSON.stringify(messages)}::jsonb) with ordinality as list (item, place)
      where not exists (
        select from outbox_messages e
        where e."episodeId" = (item ->> 'episodeId')::uuid and e.kind = 'event'
      )
      order by place
      on conflict do nothing`.execute(this.em.getKysely());
  }

  /** Adds the alerts of episodes that have an event and no alert yet. */
  async addAlerts(messages: readonly NewAlertMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await sql`
      insert into outbox_messages (kind, "identityKey", "episodeId", payload)
      select 'alert', item ->> 'identityKey', (item ->> 'episodeId')::uuid, item -> 'payload'
      from jsonb_array_elements(${JSON.stringify(messages)}::jsonb) with ordinality as list (item, place)
      where exists (
        select from outbox_messages e
        where e."episodeId" = (item ->> 'episodeId')::uuid and e.kind = 'event'
      )
      order by place
      on conflict do nothing`.execute(this.em.getKysely());
  }

  async counts(): Promise<OutboxCounts> {
    const { rows } = await sql<OutboxCounts>`
      select
        count(*) filter (where status = 'pending')::int as waiting,
        count(*) filter (where status = 'delivered')::int as delivered,
        count(*) filter (where status = 'parked')::int as parked,
        coalesce(extract(epoch from now() - min("createdAt") filter (where status = 'pending')), 0)::float8
          as "oldestWaitingSeconds"
      from outbox_messages`.execute(this.em.fork().getKysely());
    return rows[0] ?? { waiting: 0, delivered: 0, parked: 0, oldestWaitingSeconds: 0 };
  }
}
