import pg from 'pg';
import type { ReplayedAsset } from './replayed-asset.js';
import type { Span } from './match-incidents.js';

/** Episodes and events of an asset so far. */
interface AssetResult {
  readonly episodes: readonly Span[];
  readonly nEvents: number;
}

export interface Progress {
  readonly nScored: number;
  readonly nUndelivered: number;
}

/** Writes files into the platform's tables and reads the resulting episodes and events. */
export class EmsTables {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  }

  async addAsset({ id, name }: ReplayedAsset): Promise<void> {
    await this.pool.query(
      `insert into assets (id, name, type, ip, location, vendor, tier, owner)
       values ($1, $2, 'server', '192.0.2.1', 'replay', 'none', 2, 'replay')`,
      [id, name],
    );
  }

  /** Loads the rows `from <= row < until`; missing values are skipped, since EMS Core stores none. */
  async addSamples({ id, rows }: ReplayedAsset, from: number, until: number): Promise<void> {
    const seconds = Array.from(rows.timestamps.subarray(from, until), (atMs) => atMs / 1000);
    for (const [metricName, values] of rows.metrics) {
      await this.pool.query(
        `insert into metrics ("assetId", "metricName", value, unit, source, timestamp)
         select $1, $2, s.value, '', 'server', to_timestamp(s.at) at time zone 'UTC'
         from unnest($3::float8[], $4::float8[]) as s(at, value) where s.value <> 'NaN'`,
        [id, metricName, seconds, Array.from(values.subarray(from, until))],
      );
    }
  }

  /** Distinct samples: some files hold an hour twice, when clocks were set back. */
  async countSamples(): Promise<number> {
    return this.count(
      `select count(*) from (select distinct "assetId", "metricName", timestamp from metrics) s`,
    );
  }

  async progress(): Promise<Progress> {
    return {
      nScored: await this.count('select count(*) from anomaly_scores'),
      nUndelivered: await this.count(`select count(*) from outbox_messages where status = 'pending'`),
    };
  }

  async resultOf({ id }: ReplayedAsset): Promise<AssetResult> {
    const { rows } = await this.pool.query<Span>(
      `select extract(epoch from "startedAt")::float8 * 1000 as "fromMs",
         extract(epoch from "lastAnomalousAt")::float8 * 1000 as "untilMs"
       from anomaly_episodes where "assetId" = $1`,
      [id],
    );
    return {
      episodes: rows,
      nEvents: await this.count(`select count(*) from events where "assetId" = '${id}'`),
    };
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async count(query: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: string }>(query);
    return Number(rows[0]?.count);
  }
}
