import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { notify, unnest } from '../database/index.js';
import { LIVE_EVENTS, type LiveEvent, type NewLiveEvent } from './live-event.js';

/** What every replica sends its open dashboards: rows that are kept for an hour. */
@Injectable()
export class LiveEvents {
  constructor(private readonly em: EntityManager) {}

  /** Belongs to the caller's transaction where there is one: what is rolled back nobody gets. */
  async append(...events: readonly NewLiveEvent[]): Promise<void> {
    if (events.length === 0) return;
    await sql`
      with added as (
        insert into live_events (name, data, "onceKey")
        select * from ${unnest(
          events,
          ['text', ({ name }) => name],
          ['jsonb', ({ data }) => JSON.stringify(data)],
          ['text', ({ onceKey }) => onceKey ?? null],
        )} as e(name, data, once_key)
        on conflict ("onceKey") do nothing returning 1
      )
      select ${notify(LIVE_EVENTS)} from (select from added limit 1) as a
    `.execute(this.em.getKysely());
  }

  /** @returns the next ones after an id, in order */
  async findAfter(id: number, limit: number): Promise<readonly LiveEvent[]> {
    const { rows } = await sql<LiveEvent>`
      select id::float8 as id, name, data from live_events where id > ${id} order by id limit ${limit}
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** @returns 0 before the first */
  async findNewestId(): Promise<number> {
    const { rows } = await sql<{ readonly id: number | null }>`
      select max(id)::float8 as id from live_events
    `.execute(this.em.fork().getKysely());
    return rows[0]?.id ?? 0;
  }

  /** Whether all that came after an event is there: it is itself, as long as the oldest go first. */
  async isKept(id: number): Promise<boolean> {
    const { rows } = await sql<{ readonly isKept: boolean }>`
      select exists (select from live_events where id = ${id}) or (
        ${id} = 0 and coalesce((select min(id) from live_events), 1) = 1
      ) as "isKept"
    `.execute(this.em.fork().getKysely());
    return rows[0]?.isKept ?? false;
  }
}
