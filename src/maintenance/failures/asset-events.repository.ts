import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { DETECTOR } from '../../ems/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { epochMs, instantOf, toDate } from '../../platform/database/index.js';

/** How many events the platform had of an asset on a day. */
export interface EventDay {
  readonly assetId: string;
  /** Days of UTC since 1970. */
  readonly day: number;
  /** Warnings and worse. */
  readonly nErrors: number;
  /** Of those, what the platform files under hardware. */
  readonly nHardware: number;
}

const NEEDED = ['assetId', 'timestamp', 'severity', 'category', 'metadata'];
const MOST_FOUND = 100_000;

/** Reads the platform's own table of events; never writes it. */
@Injectable()
export class AssetEvents {
  constructor(
    private readonly em: EntityManager,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /** @returns undefined where the table cannot be read */
  async countSince(assetIds: readonly string[], sinceMs: number): Promise<readonly EventDay[] | undefined> {
    if (!(await this.isReadable())) return undefined;
    const { rows } = await sql<EventDay>`
      select "assetId"::text as "assetId", floor(${this.instantMs()} / 86400000)::int as day,
        count(*)::int as "nErrors", (count(*) filter (where category = 'hardware'))::int as "nHardware"
      from events
      where "assetId"::text = any (${[...assetIds]}::text[]) and timestamp >= ${this.wallClock(sinceMs)}
        and severity::text <> 'info' and ${NOT_OURS}
      group by 1, 2 limit ${MOST_FOUND}`.execute(this.em.fork().getKysely());
    return rows;
  }

  /** When the platform noted maintenance of assets, the newest first. */
  async findMaintenance(since: Date): Promise<readonly { readonly assetId: string; readonly at: Date }[]> {
    if (!(await this.isReadable())) return [];
    const { rows } = await sql<{ readonly assetId: string; readonly atMs: number }>`
      select "assetId"::text as "assetId", ${this.instantMs()} as "atMs" from events
      where category = 'maintenance' and "assetId" is not null and timestamp >= ${this.wallClock(since.getTime())}
      order by timestamp desc limit ${MOST_FOUND}`.execute(this.em.fork().getKysely());
    return rows.map(({ assetId, atMs }) => ({ assetId, at: toDate(atMs) }));
  }

  /** `information_schema` shows a role only what it may read. */
  private async isReadable(): Promise<boolean> {
    const { rows } = await sql<{ readonly column: string }>`
      select column_name as "column" from information_schema.columns
      where table_schema = any (current_schemas(false)) and table_name = 'events'`.execute(
      this.em.fork().getKysely(),
    );
    const columns = new Set(rows.map(({ column }) => column));
    return NEEDED.every((name) => columns.has(name));
  }

  private wallClock(ms: number): RawBuilder<unknown> {
    return sql`(${instantOf(ms)} at time zone ${this.config.metrics.timeZone}::text)`;
  }

  private instantMs(): RawBuilder<unknown> {
    return epochMs(sql`(timestamp at time zone ${this.config.metrics.timeZone}::text)`);
  }
}

const NOT_OURS = sql`metadata ->> 'detector' is distinct from ${DETECTOR}`;
