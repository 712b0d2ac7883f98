import pg from 'pg';
import { createIndexes, createTables } from '../../simulator/schema/index.js';

/** The platform's tables, filled by hand. Times are ISO 8601 texts without a zone, as the platform stores them. */
export class EmsTables {
  private constructor(private readonly client: pg.Client) {}

  /** Those that a database has. */
  static async of(url: string): Promise<EmsTables> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new EmsTables(client);
  }

  /** Makes them where there are none. */
  static async create(url: string): Promise<EmsTables> {
    const tables = await EmsTables.of(url);
    const session = {
      query: async <R extends pg.QueryResultRow>(text: string) => (await tables.client.query<R>(text)).rows,
    };
    await createTables(session);
    await createIndexes(session);
    return tables;
  }

  async addAsset(id: string, name: string, isMonitored = true): Promise<void> {
    await this.client.query(
      `insert into assets (id, name, type, ip, location, vendor, tier, owner, "monitoringEnabled")
       values ($1, $2, 'router', '10.0.0.1', 'Lab', 'Acme', 1, 'NOC', $3)`,
      [id, name, isMonitored],
    );
  }

  /** Rows of `device_metrics_history`, where the pollers write. */
  async poll(
    assetId: string,
    metric: string,
    samples: readonly (readonly [string, number | string | null])[],
    unit = 'percent',
  ) {
    await this.client.query(
      `insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
       select $1, $2, s.value::numeric, $5, s.at::timestamp from unnest($3::text[], $4::text[]) as s(at, value)`,
      [assetId, metric, samples.map(([at]) => at), samples.map(([, value]) => value), unit],
    );
  }

  /** The same for several series at once: asset, metric, time and value. */
  async pollAll(samples: readonly (readonly [string, string, string, number])[]) {
    await this.client.query(
      `insert into device_metrics_history (asset_id, metric_type, timestamp, value, unit)
       select s.asset::uuid, s.metric, s.at::timestamp, s.value::numeric, 'percent'
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as s(asset, metric, at, value)`,
      [0, 1, 2, 3].map((column) => samples.map((sample) => sample[column])),
    );
  }

  /** Rows of `metrics`, where clients of EMS Core post. */
  async post(
    assetId: string,
    metric: string,
    samples: readonly (readonly [string, number | string])[],
    { tags, unit = 'percent' }: { readonly tags?: object; readonly unit?: string } = {},
  ) {
    await this.client.query(
      `insert into metrics ("assetId", "metricName", value, unit, source, tags, timestamp)
       select $1, $2, s.value::float8, $5, 'nms', $6::jsonb, s.at::timestamp from unnest($3::text[], $4::text[]) as s(at, value)`,
      [assetId, metric, samples.map(([at]) => at), samples.map(([, value]) => value), unit, tags ?? null],
    );
  }

  async execute(sql: string): Promise<void> {
    await this.client.query(sql);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
