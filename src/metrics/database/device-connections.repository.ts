import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Connection } from '../series.js';

const NEEDED = ['source_asset_id', 'destination_asset_id', 'connection_type'];
/** The source of such a connection is nearer to the core; of all others only that they connect is known. */
const DIRECTED = ['uplink', 'wan'];
/** More than any device has ports. */
const MOST_CONNECTIONS = 500;

/** Reads the platform's table of connections, where there is one. */
export class DeviceConnections {
  constructor(private readonly em: EntityManager) {}

  /** @returns undefined where there is no such table, or it may not be read */
  async find(assetId: string): Promise<readonly Connection[] | undefined> {
    const columns = await this.readableColumns();
    if (!NEEDED.every((name) => columns.has(name))) return undefined;
    const isActive = columns.has('is_active') ? sql`is_active` : sql`true`;
    const { rows } = await sql<Connection>`
      select distinct on (ends."assetId") ends."assetId", ends.relation from (
        select destination_asset_id::text as "assetId",
          case when connection_type = any (${DIRECTED}::text[]) then 'downstream' else 'link' end as relation
        from device_connections where source_asset_id::text = ${assetId} and ${isActive}
        union all
        select source_asset_id::text,
          case when connection_type = any (${DIRECTED}::text[]) then 'upstream' else 'link' end
        from device_connections where destination_asset_id::text = ${assetId} and ${isActive}
      ) ends
      where ends."assetId" <> ${assetId} order by ends."assetId", ends.relation desc limit ${MOST_CONNECTIONS}
    `.execute(this.em.fork().getKysely());
    return rows;
  }

  /** `information_schema` shows a role only what it may read. */
  private async readableColumns(): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ readonly column: string }>`
      select column_name as "column" from information_schema.columns
      where table_schema = any (current_schemas(false)) and table_name = 'device_connections'
    `.execute(this.em.fork().getKysely());
    return new Set(rows.map(({ column }) => column));
  }
}
