import pg from 'pg';

/** The load's metrics; their names are the platform's. */
export const METRICS = ['cpu', 'memory', 'bandwidth_in', 'bandwidth_out', 'latency'] as const;

export const STEP_SECONDS = 30;

/** How many assets have how much of a past. */
interface FleetPlan {
  readonly assets: number;
  /** Hours of samples that each asset has. */
  readonly hours: number;
  /** Between two samples of a series; 30 without it. */
  readonly stepSeconds?: number;
  /** They arrived when they were measured; now without it. */
  readonly hasArrivedThen?: boolean;
}

const assetId = (index: string): string =>
  `('00000000-0000-4000-8000-' || lpad(${index}::text, 12, '0'))::uuid`;

/** Synthetic devices in the platform's own tables: a daily rhythm, noise, five metrics, a sample every thirty seconds. */
export class Fleet {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  }

  static idOf(index: number): string {
    return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  }

  async addAssets(count: number): Promise<void> {
    await this.pool.query(
      `insert into assets (id, name, type, ip, location, vendor, tier, owner)
       select ${assetId('i')}, 'device-' || i, 'router', '192.0.2.1', 'lab', 'none', 2, 'bench'
       from generate_series(1, $1::int) i`,
      [count],
    );
  }

  /** Adds the samples of the first `assets` devices for `hours` up to an instant, the last one included. @returns how many */
  async addSamples(
    { assets, hours, stepSeconds = STEP_SECONDS, hasArrivedThen = false }: FleetPlan,
    until: Date,
  ): Promise<number> {
    const { rowCount } = await this.pool.query(
      `insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp, created_at)
       select ${assetId('i')}, m.name,
         round((m.level * (1 + 0.4 * sin(extract(epoch from t.at) * 2 * pi() / 86400 + i) + 0.05 * (random() + random() + random() - 1.5)))::numeric, 2),
         m.unit, t.at at time zone 'UTC', ${hasArrivedThen ? 't.at' : 'now()'} at time zone 'UTC'
       from generate_series(1, $1::int) i
       cross join (values ('cpu', 30, 'percent'), ('memory', 55, 'percent'), ('bandwidth_in', 400, 'mbps'),
         ('bandwidth_out', 250, 'mbps'), ('latency', 12, 'ms')) m(name, level, unit)
       cross join generate_series($2::timestamptz - make_interval(secs => $3::int - $4::int), $2, make_interval(secs => $4::int)) t(at)`,
      [assets, until.toISOString(), Math.round(hours * 3600), stepSeconds],
    );
    return rowCount ?? 0;
  }

  /** Older samples of one device, as clients of EMS Core post them: one a second, until two hours ago. */
  async addPostedPast(asset: number, count: number): Promise<void> {
    await this.pool.query(
      `insert into metrics ("assetId", "metricName", value, unit, source, timestamp)
       select $1, (array['cpu_usage', 'memory_usage'])[1 + i % 2], 40 + random(), 'percent', 'nms',
         now() at time zone 'UTC' - interval '2 hours' - make_interval(secs => i)
       from generate_series(1, $2::int) i`,
      [Fleet.idOf(asset), count],
    );
    await this.pool.query('vacuum analyze metrics');
  }

  async addSample(asset: number, metric: string, value: number, at: Date): Promise<void> {
    await this.pool.query(
      `insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp)
       values ($1, $2, $3, '', $4::timestamptz at time zone 'UTC')`,
      [Fleet.idOf(asset), metric, value, at.toISOString()],
    );
  }

  async settle(): Promise<void> {
    await this.pool.query('vacuum analyze device_metrics_history');
  }

  async run(statement: string): Promise<void> {
    await this.pool.query(statement);
  }

  async count(query: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: string }>(query);
    return Number(rows[0]?.count);
  }

  async rows<Row extends pg.QueryResultRow>(query: string): Promise<readonly Row[]> {
    return (await this.pool.query<Row>(query)).rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
