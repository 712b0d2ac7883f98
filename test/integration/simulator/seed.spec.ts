import { startSimulator } from '../../../simulator/index.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

let running: SimulatorUnderTest;
let startedAt: string;

beforeAll(async () => {
  startedAt = new Date().toISOString();
  running = await simulatorUnderTest({ historyDays: 14 });
});
afterAll(() => running.stop());

const number = async (select: string): Promise<number> => {
  const [row] = await running.sql(`SELECT (${select})::float8 AS n`);
  return Number(row!.n);
};

describe('the seed', () => {
  it('brings 24 assets, a topology and about 600 000 samples in two tables', async () => {
    expect(running.simulator).toMatchObject({ outcome: 'seeded', assets: 24, series: 144 });
    expect(await number('SELECT count(*) FROM assets')).toBe(24);
    expect(await number('SELECT count(*) FROM device_connections')).toBe(25);
    expect(await number('SELECT count(*) FROM device_metrics_history')).toBeGreaterThan(340_000);
    expect(await number('SELECT count(*) FROM metrics')).toBeGreaterThan(240_000);
  });

  it('covers fourteen days at five-minute steps up to now', async () => {
    const days =
      'SELECT extract(epoch FROM max(timestamp) - min(timestamp)) / 86400 FROM device_metrics_history';
    expect(await number(days)).toBeCloseTo(14, 1);
    expect(
      await number(
        `SELECT extract(epoch FROM (timestamptz '${startedAt}' AT TIME ZONE 'UTC') - max(timestamp)) FROM metrics`,
      ),
    ).toBeLessThan(60);
  });

  it('has readings without a number and repeated ones, as on the platform', async () => {
    expect(await number('SELECT count(*) FROM device_metrics_history WHERE value IS NULL')).toBeGreaterThan(
      10,
    );
    expect(await number(`SELECT count(*) FROM metrics WHERE value = 'NaN'`)).toBeGreaterThan(10);
    expect(
      await number(
        `SELECT (SELECT count(*) FROM device_metrics_history)
           - (SELECT count(*) FROM (SELECT DISTINCT asset_id, metric_type, timestamp FROM device_metrics_history) AS readings)`,
      ),
    ).toBeGreaterThan(10);
  });

  it('records a router’s cpu under both names with equal values', async () => {
    const [row] = await running.sql(
      `SELECT count(*)::int AS both, count(*) FILTER (WHERE abs(m.value - d.value::float8) > 0.001)::int AS different
         FROM metrics m JOIN assets a ON a.id = m."assetId" AND a.name = 'core-rtr-01'
         JOIN device_metrics_history d ON d.asset_id = a.id AND d.metric_type = 'cpu' AND d.timestamp = m.timestamp
        WHERE m."metricName" = 'cpu_usage' AND m.value <> 'NaN' AND d.value IS NOT NULL`,
    );
    expect(row).toMatchObject({ different: 0 });
    expect(row!.both).toBeGreaterThan(3900);
  });

  it('labels what it broke, and the labels are visible in the samples', async () => {
    const [row] = await running.sql(
      `SELECT avg(d.value) FILTER (WHERE d.timestamp BETWEEN i.started_at AND i.ended_at) AS during, avg(d.value) AS overall
         FROM simulator_incidents i JOIN device_metrics_history d ON d.asset_id = i.asset_id AND d.metric_type = i.metric_type
        WHERE i.kind = 'spike' AND i.metric_type = 'cpu'`,
    );
    expect(Number(row!.during)).toBeGreaterThan(3 * Number(row!.overall));
    expect(await number('SELECT count(DISTINCT group_id) FROM simulator_incidents')).toBe(16);
  });

  it('happens once: another start continues', async () => {
    const before = await number('SELECT count(*) FROM metrics');
    const second = await startSimulator({ databaseUrl: running.databaseUrl, port: 0, live: false });
    await second.close();
    expect(second.outcome).toBe('continued');
    expect(await number('SELECT count(*) FROM metrics')).toBe(before);
  });
});

describe('the condensed past of what has a limit', () => {
  let long: SimulatorUnderTest;

  beforeAll(async () => {
    long = await simulatorUnderTest({ historyDays: 1, condensedDays: 168 });
  });
  afterAll(() => long.stop());

  it('is a sample an hour, half a year of what grows and six weeks of the rest, without latencies', async () => {
    const days = await long.sql(
      `SELECT a.name || ' ' || "metricName" AS series, (count(*) / 24)::int AS days
         FROM metrics JOIN assets a ON a.id = "assetId"
        WHERE timestamp < (now() AT TIME ZONE 'UTC') - interval '1 day' GROUP BY 1`,
    );
    const daysOf = new Map(days.map(({ series, days: n }) => [String(series), Number(n)]));
    expect(daysOf.get('db-srv-01 disk')).toBe(168);
    expect(daysOf.get('db-srv-01 cpu_usage')).toBe(42);
    expect([...daysOf.keys()].filter((name) => name.endsWith('latency'))).toEqual([]);
  });

  it('grows towards a limit that is not reached yet, without a step where the history proper begins', async () => {
    const rows = await long.sql(
      `SELECT avg(value) AS level FROM metrics JOIN assets a ON a.id = "assetId" AND a.name = 'db-srv-01'
        WHERE "metricName" = 'disk' AND value <> 'NaN' GROUP BY timestamp::date ORDER BY timestamp::date`,
    );
    const levels = rows.map(({ level }) => Number(level));
    expect(levels[0]).toBeLessThan(50);
    expect(levels.at(-1)).toBeGreaterThan(75);
    expect(levels.at(-1)).toBeLessThan(85);
    const steps = levels.slice(1).map((level, day) => Math.abs(level - levels[day]!));
    expect(Math.max(...steps)).toBeLessThan(1);
  });
});
