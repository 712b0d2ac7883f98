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

/** One that may be over. */
export interface PastOutage extends CollectionOutage {
  readonly endedAt: Date | null;
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

  /** @returns the newest outages that go on at some time between the two, oldest first; without an end where it goes on */
  async findDuring(from: Date, until: Date, limit: number): Promise<readonly PastOutage[]> {
    const { rows } = await sql<
      Omit<CollectionOutage, 'startedAt'> & { startedAtMs: number; endedAtMs: number | null }
    >`
      select ${epochMs(sql`"startedAt"`)} as "startedAtMs", ${epochMs(sql`"endedAt"`)} as "endedAtMs", "nMissingSeries", "nSeries"
      from collection_outages
      where "startedAt" <= ${until} and ("endedAt" is null or "endedAt" >= ${from})
      order by "startedAt" desc limit ${limit}
    `.execute(this.em.fork().getKysely());
    return rows
      .map(({ startedAtMs, endedAtMs, ...counts }) => {
        return { startedAt: toDate(startedAtMs), endedAt: toDate(endedAtMs), ...counts };
      })
      .reverse();
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
