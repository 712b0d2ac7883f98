import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Asset } from '../../metrics/index.js';
import { epochMs, unnest } from '../../platform/database/index.js';

/** A detail of an asset that became another one, epoch milliseconds. */
export interface AssetChange {
  readonly assetId: string;
  /** When it was seen: at most a minute later. */
  readonly atMs: number;
  /** In words. */
  readonly what: string;
}

/** More in a day nobody looks through. */
const MOST_CHANGES = 200;
/** What monitoring says of an asset that is ill: a symptom, and nothing that was changed. */
const ILL = ['warning', 'offline'];

/** What the platform said of each asset, from when on: its status, and which device it is. */
@Injectable()
export class AssetDetails {
  constructor(private readonly em: EntityManager) {}

  /** A row for each asset of which something is said that was not before; what is said no more is taken to hold. */
  async note(assets: readonly Asset[], now: Date): Promise<void> {
    const said = unnest(
      assets,
      ['text', ({ id }) => id],
      ['text', ({ status }) => status],
      ['text', ({ inventory }) => inventory?.serialNumber ?? null],
      ['text', ({ inventory }) => inventory?.model ?? null],
      ['text', ({ inventory }) => inventory?.firmware ?? null],
    );
    await sql`
      insert into asset_details ("assetId", since, status, "serialNumber", model, firmware)
      select given.id, ${now}, n.* from ${said} as given(id, status, serial, model, firmware)
      left join lateral (
        select * from asset_details s where s."assetId" = given.id order by s.since desc limit 1
      ) last on true
      cross join lateral (
        select given.status, coalesce(given.serial, last."serialNumber"), coalesce(given.model, last.model),
          coalesce(given.firmware, last.firmware)
      ) as n(status, serial, model, firmware)
      where (n.status, n.serial, n.model, n.firmware) is distinct from (last.status, last."serialNumber", last.model, last.firmware)
      on conflict do nothing`.execute(this.em.fork().getKysely());
  }

  /**
   * What became something else after `from` up to `until`, the newest first. That an asset became ill is none, and neither is the end of maintenance,
   * which sweeps see earlier.
   */
  async findChanges(assetIds: readonly string[], from: Date, until: Date): Promise<readonly AssetChange[]> {
    const { rows } = await sql<AssetChange>`
      select "assetId", ${epochMs(sql`since`)} as "atMs", name || ' changed from ' || old || ' to ' || new as what
      from (
        select *, lag(status) over w as "statusBefore", lag("serialNumber") over w as "serialBefore",
          lag(model) over w as "modelBefore", lag(firmware) over w as "firmwareBefore"
        from asset_details where "assetId" = any (${[...assetIds]}::text[]) and since <= ${until}
        window w as (partition by "assetId" order by since)
      ) s
      cross join lateral (values
        ('status', case when status <> all (${ILL}::text[]) and "statusBefore" <> 'maintenance' then "statusBefore" end, status),
        ('serial number', "serialBefore", "serialNumber"),
        ('model', "modelBefore", model),
        ('firmware', "firmwareBefore", firmware)
      ) as v(name, old, new)
      where since > ${from} and old <> new
      order by since desc, "assetId", name limit ${MOST_CHANGES}`.execute(this.em.fork().getKysely());
    return rows;
  }
}
