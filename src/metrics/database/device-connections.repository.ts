import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { epochMs, streamRows } from '../../platform/database/index.js';
import type { Connection } from '../series.js';

const NEEDED = ['source_asset_id', 'destination_asset_id', 'connection_type'];
/** The source of such a connection is nearer to the core; of all others only that they connect is known. */
const DIRECTED = ['uplink', 'wan'];
/** Three for each asset of the largest fleet. */
const MOST_CONNECTIONS = 300_000;
const ROWS_PER_FETCH = 5_000;

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
      this.em,
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

  /** `information_schema` shows a role only what it may read. */
  private async readableColumns(): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ readonly column: string }>`
      select column_name as "column" from information_schema.columns
      where table_schema = any (current_schemas(false)) and table_name = 'device_connections'
    `.execute(this.em.fork().getKysely());
    return new Set(rows.map(({ column }) => column));
  }
}
