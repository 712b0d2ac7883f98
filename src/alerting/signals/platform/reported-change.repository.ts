import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs } from '../../../platform/database/index.js';

/** Something that was changed on an asset, as an event of the platform says; epoch milliseconds. */
export interface ReportedChange {
  readonly assetId: string;
  readonly atMs: number;
  readonly what: string;
}

/** More changes in a day nobody looks through. */
const MOST_CHANGES = 200;
/** How events of the platform say that somebody changed something; that a device does not answer is a symptom. */
const CHANGED =
  '\\m(config|configuration|configured|reconfigured|changed?|changes|firmware|upgraded?|updated?|deploy(ed|ment)?|patch(ed)?|restart(ed)?|reboot(ed)?|install(ed|ation)?|replaced|replacement|rollback|migrat(ed|ion)|maintenance)\\M';

/** Finds events of the platform that report a change, by their words. */
@Injectable()
export class ReportedChanges {
  constructor(private readonly em: EntityManager) {}

  /** After `from` up to `until`, the newest first. */
  async find(assetIds: readonly string[], from: Date, until: Date): Promise<readonly ReportedChange[]> {
    const { rows } = await sql<ReportedChange>`
      select distinct "entityId" as "assetId", ${epochMs(sql`"startedAt"`)} as "atMs", left(text, 300) as what from alert_signals
      where source = 'platform' and change = 'opened' and not "isDown" and "entityId" = any (${[...assetIds]}::text[])
        and "startedAt" > ${from} and "startedAt" <= ${until} and "takenAt" > ${from} and (kind || ' ' || text) ~* ${CHANGED}
      order by "atMs" desc limit ${MOST_CHANGES}`.execute(this.em.fork().getKysely());
    return rows;
  }
}
