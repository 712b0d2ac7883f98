import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { epochMs, streamRows } from '../../platform/database/index.js';
import { DIRECTED } from '../connection-types.js';
import type { Connection, Link } from '../series.js';

const NEEDED = ['source_asset_id', 'destination_asset_id', 'connection_type'];
/** Three for each asset of the largest fleet. */
const MOST_CONNECTIONS = 300_000;
const ROWS_PER_FETCH = 5_000;
const SPEED = 'link_speed_mbps';
/** More than a network of ten thousand devices has. */
const MOST_LINKS = 100_000;

/** Reads the platform's table of connections, where there is one. */
export class DeviceConnections {
  /** @param timeZone IANA name of the zone of the platform's wall clocks */
  constructor(
    private readonly em: EntityManager,
    private readonly timeZone: string,
  ) {}

  /** @returns those in use, 300 000 at most; undefined where there is no such table, or it may not be read */
  async list(): Promise<readonly Connection[] | undefined> {
    const columns = await this.readableColumns();
    if (!NEEDED.every((name) => columns.has(name))) return undefined;
    const isActive = columns.has('is_active') ? sql`is_active` : sql`true`;
    const seenAt = columns.has('last_seen')
      ? epochMs(sql`last_seen at time zone ${this.timeZone}::text`)
      : sql`null::float8`;
    const found: Connection[] = [];
    const rows = streamRows(
      this.em.fork().getKysely(),
      sql<Connection>`
        select source_asset_id::text as "upperId", destination_asset_id::text as "lowerId",
          connection_type = any (${DIRECTED}::text[]) as "isDirected", ${seenAt} as "seenAtMs"
        from device_connections
        where ${isActive} and source_asset_id is not null and destination_asset_id is not null
        limit ${MOST_CONNECTIONS}`,
      ROWS_PER_FETCH,
    );
    for await (const row of rows) found.push(row);
    return found;
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
