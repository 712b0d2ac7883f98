import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DIRECTED } from '../connection-types.js';
import type { Connection, Link } from '../series.js';

const NEEDED = ['source_asset_id', 'destination_asset_id', 'connection_type'];
/** More than any device has ports. */
const MOST_CONNECTIONS = 500;
const SPEED = 'link_speed_mbps';
/** More than a network of ten thousand devices has. */
const MOST_LINKS = 100_000;

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

  /** @returns undefined where there is no such table, it may not be read, or it knows no speeds */
  async listLinks(): Promise<readonly Link[] | undefined> {
    const columns = await this.readableColumns();
    if (![...NEEDED, SPEED].every((name) => columns.has(name))) return undefined;
    const isActive = columns.has('is_active') ? sql`coalesce(is_active, true)` : sql`true`;
    const { rows } = await sql<Link>`
      select source_asset_id::text as "sourceId", destination_asset_id::text as "targetId",
        connection_type = any (${DIRECTED}::text[]) as "isUplink", link_speed_mbps::float8 as "speedMbps"
      from device_connections
      where link_speed_mbps > 0 and source_asset_id is not null and destination_asset_id is not null and ${isActive}
      limit ${MOST_LINKS}
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
