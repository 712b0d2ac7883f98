import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, instantOf, toDate, unnest } from '../../../platform/database/index.js';
import type { SeriesKey } from '../../../metrics/index.js';
import type { CapacityWarning } from './capacity-warning.js';

type WarningRow = Omit<CapacityWarning, 'limitAt' | 'warnedAt'> & {
  readonly limitMs: number;
  readonly warnedMs: number;
};

/** Of two processes that look at the same time, one waits for the other and then sees what it has done. */
const WARNINGS_LOCK = 8_000_100_006;

/** Keeps what EMS Core was warned of. All within the caller's transaction. */
@Injectable()
export class CapacityWarnings {
  constructor(private readonly em: EntityManager) {}

  /** Waits until no other process is at it, up to the end of the transaction. */
  async lock(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${WARNINGS_LOCK}::bigint)`.execute(this.em.getKysely());
  }

  async find(keys: readonly SeriesKey[]): Promise<readonly CapacityWarning[]> {
    if (keys.length === 0) return [];
    const { rows } = await sql<WarningRow>`
      select "assetId", "metricName", id, status, revision, ${epochMs(sql`"limitAt"`)} as "limitMs", probability,
        ${epochMs(sql`"warnedAt"`)} as "warnedMs"
      from capacity_warnings
      join ${unnest(keys, ['text', ({ assetId }) => assetId], ['text', ({ metricName }) => metricName])} as k(asset, metric)
        on "assetId" = k.asset and "metricName" = k.metric
    `.execute(this.em.getKysely());
    return rows.map(({ limitMs, warnedMs, ...row }) => ({
      ...row,
      limitAt: toDate(limitMs),
      warnedAt: toDate(warnedMs),
    }));
  }

  async store(warning: CapacityWarning, changedMs: number): Promise<void> {
    const { assetId, metricName, id, status, revision, limitAt, probability, warnedAt } = warning;
    await sql`
      insert into capacity_warnings ("assetId", "metricName", id, status, revision, "limitAt", probability, "warnedAt", "changedAt")
      values (${assetId}, ${metricName}, ${id}, ${status}, ${revision}, ${instantOf(limitAt.getTime())}, ${probability},
        ${instantOf(warnedAt.getTime())}, ${instantOf(changedMs)})
      on conflict ("assetId", "metricName") do update set id = excluded.id, status = excluded.status, revision = excluded.revision,
        "limitAt" = excluded."limitAt", probability = excluded.probability, "warnedAt" = excluded."warnedAt", "changedAt" = excluded."changedAt"
    `.execute(this.em.getKysely());
  }
}
