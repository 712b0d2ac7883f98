import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';
import type { AssetUnit, ObservedAsset } from './observation.js';

/** More than a fleet of ten thousand has had. */
const MOST_UNITS = 100_000;

/** Knows how far each asset was looked at, and which devices stood behind it. */
@Injectable()
export class ObservedAssets {
  constructor(private readonly em: EntityManager) {}

  /** @returns those of the assets that were looked at, by id */
  async find(assetIds: readonly string[]): Promise<ReadonlyMap<string, ObservedAsset>> {
    type Row = Pick<ObservedAsset, 'assetId' | 'untilDay' | 'intervalMs'> & {
      readonly lastMs: number | null;
      readonly observedMs: number;
    };
    const { rows } = await sql<Row>`
      select "assetId", "untilDay", "intervalMs", ${epochMs(sql`"lastSampleAt"`)} as "lastMs", ${epochMs(sql`"observedAt"`)} as "observedMs"
      from observed_assets where "assetId" = any (${[...assetIds]}::text[])`.execute(
      this.em.fork().getKysely(),
    );
    return new Map(
      rows.map(({ lastMs, observedMs, ...row }) => [
        row.assetId,
        { ...row, lastSampleAt: toDate(lastMs), observedAt: toDate(observedMs) },
      ]),
    );
  }

  /** Call inside a transaction. */
  async note({ assetId, untilDay, lastSampleAt, intervalMs, observedAt }: ObservedAsset): Promise<void> {
    await sql`
      insert into observed_assets ("assetId", "untilDay", "lastSampleAt", "intervalMs", "observedAt")
      values (${assetId}, ${untilDay}, ${lastSampleAt}, ${intervalMs}, ${observedAt})
      on conflict ("assetId") do update set "untilDay" = excluded."untilDay", "lastSampleAt" = excluded."lastSampleAt",
        "intervalMs" = excluded."intervalMs", "observedAt" = excluded."observedAt"`.execute(
      this.em.getKysely(),
    );
  }

  /** Notes a device unless it is the one that was there last; call inside a transaction. */
  async noteUnit({ assetId, seenAt, serialNumber, installedAt }: AssetUnit): Promise<void> {
    await sql`
      insert into asset_units ("assetId", "seenAt", "serialNumber", "installedAt")
      select ${assetId}, ${seenAt}, ${serialNumber}, ${installedAt}::timestamptz
      where not exists (
        select from (
          select "serialNumber" from asset_units where "assetId" = ${assetId} order by "seenAt" desc limit 1
        ) as last where last."serialNumber" is not distinct from ${serialNumber} or ${serialNumber}::text is null
      ) on conflict do nothing`.execute(this.em.getKysely());
  }

  /** All devices, by asset, oldest first. */
  async listUnits(): Promise<ReadonlyMap<string, readonly AssetUnit[]>> {
    type Row = Pick<AssetUnit, 'assetId' | 'serialNumber'> & {
      readonly seenMs: number;
      readonly installedMs: number | null;
    };
    const { rows } = await sql<Row>`
      select "assetId", "serialNumber", ${epochMs(sql`"seenAt"`)} as "seenMs", ${epochMs(sql`"installedAt"`)} as "installedMs"
      from asset_units order by "assetId", "seenAt" limit ${MOST_UNITS}`.execute(this.em.fork().getKysely());
    const units = rows.map(({ seenMs, installedMs, ...row }) => {
      return { ...row, seenAt: toDate(seenMs), installedAt: toDate(installedMs) };
    });
    return Map.groupBy(units, ({ assetId }) => assetId);
  }

  /** How many there are, and when any was looked at last. */
  async progress(): Promise<{ readonly nObserved: number; readonly newestAt: Date | null }> {
    const { rows } = await sql<{ readonly n: number; readonly newestMs: number | null }>`
      select count(*)::int as n, ${epochMs(sql`max("observedAt")`)} as "newestMs" from observed_assets`.execute(
      this.em.fork().getKysely(),
    );
    return { nObserved: rows[0]?.n ?? 0, newestAt: toDate(rows[0]?.newestMs ?? null) };
  }
}
