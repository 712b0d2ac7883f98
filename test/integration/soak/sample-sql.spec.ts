import pg from 'pg';
import { unscoredOf } from '../../../tools/soak/ledger/sample-sql.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = '11111111-0000-4000-8000-000000000001';
const at = (second: number): Date => new Date(Date.UTC(2026, 10, 29, 12, 0, second));

describe('the samples without a score', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let client: pg.Client;

  beforeAll(async () => {
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'router');
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await tables.close();
    await database.close();
  });

  const arrive = (metric: string, atSecond: number, arrivedSecond: number): Promise<unknown> =>
    client.query(
      `insert into device_metrics_history (asset_id, metric_type, value, unit, timestamp, created_at)
       values ($1, $2, 1, '', $3::timestamptz at time zone 'UTC', $4::timestamptz at time zone 'UTC')`,
      [ROUTER, metric, at(atSecond), at(arrivedSecond)],
    );

  it('are those that came in time: within twenty seconds, and before any newer one of their series', async () => {
    await arrive('cpu', 0, 1);
    await arrive('cpu', 10, 11);
    await arrive('cpu', 5, 12);
    await arrive('cpu', 1, 40);
    await arrive('latency', 5, 13);
    const { rows } = await client.query<{ n: number; example: string }>(unscoredOf(), [at(0), at(60)]);
    expect(rows).toEqual([{ n: 3, example: expect.stringMatching(/^cpu_usage of .* at /) as string }]);
  });
});
