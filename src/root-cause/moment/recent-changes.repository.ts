import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs } from '../../platform/database/index.js';

/** Something that was changed on an asset, epoch milliseconds. */
export interface RecentChange {
  readonly assetId: string;
  readonly atMs: number;
  readonly what: string;
}

/** More changes in a day nobody looks through. */
const MOST_CHANGES = 200;
/** How events of the platform say that somebody changed something; that a device does not answer is a symptom. */
const CHANGED =
  '\\m(config|configuration|configured|reconfigured|changed?|changes|firmware|upgraded?|updated?|deploy(ed|ment)?|patch(ed)?|restart(ed)?|reboot(ed)?|install(ed|ation)?|replaced|replacement|rollback|migrat(ed|ion)|maintenance)\\M';

/** What was changed lately, and what is under planned work. */
@Injectable()
export class RecentChanges {
  constructor(private readonly em: EntityManager) {}

  /** Ends of maintenance, and events of the platform that report a change, after `from` up to `until`; newest first. */
  async find(assetIds: readonly string[], from: Date, until: Date): Promise<readonly RecentChange[]> {
    const { rows } = await sql<RecentChange>`
      select * from (
        select "assetId", ${epochMs(sql`"endedAt"`)} as "atMs", 'maintenance ended' as what from maintenance_times
        where "assetId" = any (${[...assetIds]}::text[]) and "endedAt" > ${from} and "endedAt" <= ${until}
        union
        select "entityId", ${epochMs(sql`"startedAt"`)}, left(text, 300) from alert_signals
        where source = 'platform' and change = 'opened' and not "isDown" and "entityId" = any (${[...assetIds]}::text[])
          and "startedAt" > ${from} and "startedAt" <= ${until} and "takenAt" > ${from} and (kind || ' ' || text) ~* ${CHANGED}
      ) found order by "atMs" desc limit ${MOST_CHANGES}`.execute(this.em.fork().getKysely());
    return rows;
  }

  /** @returns those of the assets that were in maintenance */
  async findMaintained(assetIds: readonly string[], at: Date): Promise<readonly string[]> {
    const { rows } = await sql<{ readonly assetId: string }>`
      select distinct "assetId" from maintenance_times
      where "assetId" = any (${[...assetIds]}::text[]) and "startedAt" <= ${at} and ("endedAt" is null or "endedAt" > ${at})`.execute(
      this.em.fork().getKysely(),
    );
    return rows.map(({ assetId }) => assetId);
  }
}
