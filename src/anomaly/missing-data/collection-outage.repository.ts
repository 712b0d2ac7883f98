import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';

/** A time in which most series of the platform did not report. */
export interface CollectionOutage {
  /** The newest sample before it. */
  readonly startedAt: Date;
  /** Series that did not report when it was noticed, of those that usually do. */
  readonly nMissingSeries: number;
  readonly nSeries: number;
}

@Injectable()
export class CollectionOutageRepository {
  constructor(private readonly em: EntityManager) {}

  /** @returns the outage that goes on at present, if any */
  async findOpen(): Promise<CollectionOutage | undefined> {
    const { rows } = await sql<Omit<CollectionOutage, 'startedAt'> & { startedAtMs: number }>`
      select ${epochMs(sql`"startedAt"`)} as "startedAtMs", "nMissingSeries", "nSeries"
      from collection_outages where "endedAt" is null
    `.execute(this.em.getKysely());
    return rows.map(({ startedAtMs, ...counts }) => ({ startedAt: toDate(startedAtMs), ...counts }))[0];
  }

  /** @returns when the last outage ended, epoch milliseconds */
  async findLastEnd(): Promise<number | undefined> {
    const { rows } = await sql<{ atMs: number | null }>`
      select ${epochMs(sql`max("endedAt")`)} as "atMs" from collection_outages
    `.execute(this.em.getKysely());
    return rows[0]?.atMs ?? undefined;
  }

  /** An outage that begins where an earlier one did goes on. */
  async begin({ startedAt, nMissingSeries, nSeries }: CollectionOutage): Promise<void> {
    await sql`
      insert into collection_outages ("startedAt", "nMissingSeries", "nSeries") values (${startedAt}, ${nMissingSeries}, ${nSeries})
      on conflict ("startedAt") do update
      set "endedAt" = null, "nMissingSeries" = excluded."nMissingSeries", "nSeries" = excluded."nSeries"
    `.execute(this.em.getKysely());
  }

  async end(endedAt: Date): Promise<void> {
    await sql`update collection_outages set "endedAt" = ${endedAt} where "endedAt" is null`.execute(
      this.em.getKysely(),
    );
  }
}
