import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate, unnest } from '../../platform/database/index.js';
import type { DarkTime } from './failure.js';

/** More than a fleet of ten thousand has in half a year. */
const MOST_FOUND = 200_000;

/** Remembers when nothing came from assets. */
@Injectable()
export class DarkTimes {
  constructor(private readonly em: EntityManager) {}

  /** Adds the dark times of an asset; one that went on so far ends, goes on or was none by what is given. Call inside a transaction. */
  async replaceOpen(assetId: string, times: readonly DarkTime[]): Promise<void> {
    await sql`delete from dark_times where "assetId" = ${assetId} and "endedAt" is null`.execute(
      this.em.getKysely(),
    );
    if (times.length === 0) return;
    await sql`
      insert into dark_times as stored ("assetId", "startedAt", "endedAt")
      select asset, to_timestamp(started / 1000), to_timestamp(ended / 1000)
      from ${unnest(
        times,
        ['text', ({ assetId }) => assetId],
        ['float8', ({ startedAt }) => startedAt.getTime()],
        ['float8', ({ endedAt }) => endedAt?.getTime() ?? null],
      )} as t(asset, started, ended)
      on conflict ("assetId", "startedAt") do update set "endedAt" = excluded."endedAt"
      where stored."endedAt" is null
    `.execute(this.em.getKysely());
  }

  /** All since an instant, those that go on included, by asset and time. */
  async findSince(since: Date): Promise<readonly DarkTime[]> {
    interface Row {
      readonly assetId: string;
      readonly startedMs: number;
      readonly endedMs: number | null;
      readonly isSettled: boolean;
    }
    const { rows } = await sql<Row>`
      select "assetId", "isSettled", ${epochMs(sql`"startedAt"`)} as "startedMs", ${epochMs(sql`"endedAt"`)} as "endedMs" from dark_times
      where "startedAt" >= ${since} or "endedAt" is null order by "assetId", "startedAt" limit ${MOST_FOUND}
    `.execute(this.em.fork().getKysely());
    return rows.map(({ assetId, startedMs, endedMs, isSettled }) => ({
      assetId,
      isSettled,
      startedAt: toDate(startedMs),
      endedAt: toDate(endedMs),
    }));
  }

  /** Those that ended before an instant are settled; call inside a transaction. */
  async settle(before: Date): Promise<void> {
    await sql`update dark_times set "isSettled" = true where not "isSettled" and "endedAt" < ${before}`.execute(
      this.em.getKysely(),
    );
  }
}
