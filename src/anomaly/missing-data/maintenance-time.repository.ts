import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate, unnest } from '../../platform/database/index.js';

/** A time in which an asset was in maintenance, as far as checks have seen it. */
interface MaintenanceTime {
  readonly assetId: string;
  readonly startedAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
}

/** More than these of an asset nobody distinguishes in a chart. */
const MOST_EACH = 100;
const MOST_OF_ALL = 100_000;

/** Remembers when assets were in maintenance: EMS Core keeps their present status only. */
@Injectable()
export class MaintenanceTimes {
  constructor(private readonly em: EntityManager) {}

  /**
   * Belongs to the caller's transaction.
   *
   * @param assetIds - all that are in maintenance now
   */
  async note(assetIds: readonly string[], now: Date): Promise<void> {
    const ids = sql`(select asset from ${unnest(assetIds, ['text', (id) => id])} as i(asset))`;
    await sql`
      with ended as (
        update maintenance_times set "endedAt" = ${now} where "endedAt" is null and "assetId" not in ${ids}
      )
      insert into maintenance_times ("assetId", "startedAt") select asset, ${now} from ${ids} as i
      on conflict do nothing`.execute(this.em.getKysely());
  }

  /** @returns those of all assets that went on after an instant, the newest first, 100 000 at most */
  findAllSince(since: Date): Promise<readonly MaintenanceTime[]> {
    return this.read(
      sql`"endedAt" is null or "endedAt" >= ${since} order by "startedAt" desc limit ${MOST_OF_ALL}`,
    );
  }

  /** @returns the newest that go on at some time between the two, oldest first */
  async findDuring(
    assetIds: readonly string[],
    from: Date,
    until: Date,
  ): Promise<readonly MaintenanceTime[]> {
    const found = await this.read(sql`
      "assetId" = any (${[...assetIds]}::text[]) and "startedAt" <= ${until} and ("endedAt" is null or "endedAt" >= ${from})
      order by "startedAt" desc limit ${MOST_EACH * assetIds.length}`);
    return found.toReversed();
  }

  private async read(where: RawBuilder<unknown>): Promise<readonly MaintenanceTime[]> {
    interface Row {
      readonly assetId: string;
      readonly startedMs: number;
      readonly endedMs: number | null;
    }
    const { rows } = await sql<Row>`
      select "assetId", ${epochMs(sql`"startedAt"`)} as "startedMs", ${epochMs(sql`"endedAt"`)} as "endedMs"
      from maintenance_times where ${where}`.execute(this.em.fork().getKysely());
    return rows.map(({ assetId, startedMs, endedMs }) => {
      return { assetId, startedAt: toDate(startedMs), endedAt: toDate(endedMs) };
    });
  }
}
