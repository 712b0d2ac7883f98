import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const SWITCH = 'b9fa1d28-0000-4000-8000-000000000002';
const START_MS = Date.UTC(2026, 10, 22, 14);

/** The platform's wall clock so many seconds after the start. */
function at(seconds: number): string {
  return new Date(START_MS + seconds * 1000).toISOString().slice(0, -1);
}

describe('DatabaseMetricSource, asked for what has arrived', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openEmptyDatabase();
    tables = await EmsTables.create(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.addAsset(SWITCH, 'acc-sw-01');
  });
  beforeEach(() => tables.execute('truncate metrics, device_metrics_history'));
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const arrived = async (withinSeconds?: number, timeZone = 'UTC'): Promise<unknown[]> => {
    const bounds = { afterMs: START_MS - 60_000, untilMs: START_MS + 86_400_000 };
    const listed = await new DatabaseMetricSource(database.em, timeZone).listArrivals({
      assetIds: [ROUTER, SWITCH],
      ...bounds,
      withinSeconds,
    });
    return listed
      .map(({ assetId, metricName, unit, timestamps }) => {
        const seconds = Array.from(timestamps, (ms) => (ms - START_MS) / 1000).sort((a, b) => a - b);
        return [assetId === ROUTER ? 'router' : 'switch', metricName, unit, seconds];
      })
      .sort();
  };

  it('lists the samples with a value of all tables and names, whatever they are dated', async () => {
    await tables.poll(ROUTER, 'cpu', [
      [at(-60), 1],
      [at(0), 2],
      [at(60), null],
      [at(7200), 3],
    ]);
    await tables.post(SWITCH, 'fan_speed', [
      [at(30), 4],
      [at(90), 'NaN'],
    ]);

    expect(await arrived()).toEqual([
      ['router', 'cpu_usage', 'percent', [0, 7200]],
      ['switch', 'fan_speed', 'percent', [30]],
    ]);
  });

  it.each(['UTC', 'Asia/Kolkata', 'America/New_York'])(
    'knows by the newest sample what has just come, in whatever zone its arrival is written (%s)',
    async (zone) => {
      await tables.poll(ROUTER, 'cpu', [[at(0), 1]]);
      await tables.post(ROUTER, 'memory', [[at(10), 1]]);
      const inZone = (seconds: number): string =>
        `timestamp '${at(seconds)}' at time zone 'UTC' at time zone '${zone}'`;
      await tables.execute(`update device_metrics_history set created_at = ${inZone(0)}`);
      await tables.execute(`update metrics set "createdAt" = ${inZone(10)}`);
      await tables.poll(ROUTER, 'cpu', [
        [at(5), 2],
        [at(600), 3],
      ]);
      await tables.execute(
        `update device_metrics_history set created_at = ${inZone(600)} where value in (2, 3)`,
      );

      expect(await arrived(60)).toEqual([
        ['router', 'cpu_usage', 'percent', [5, 600]],
        ['router', 'memory_usage', 'percent', [10]],
      ]);
      expect(await arrived(601)).toContainEqual(['router', 'cpu_usage', 'percent', [0, 5, 600]]);
    },
  );

  it('lists the same where all assets are asked for', async () => {
    await tables.poll(ROUTER, 'cpu', [[at(0), 1]]);
    await tables.post(SWITCH, 'fan_speed', [[at(30), 4]]);
    const bounds = { afterMs: START_MS - 1, untilMs: START_MS + 60_000, withinSeconds: 600 };
    const source = new DatabaseMetricSource(database.em, 'UTC');

    const all = await source.listArrivals(bounds);
    expect(all.map(({ assetId, metricName }) => [assetId, metricName]).sort()).toEqual([
      [ROUTER, 'cpu_usage'],
      [SWITCH, 'fan_speed'],
    ]);
    expect(all).toEqual(await source.listArrivals({ ...bounds, assetIds: [ROUTER, SWITCH] }));
  });

  it('lists nothing where more have arrived than are wanted, in both tables together', async () => {
    await tables.poll(ROUTER, 'cpu', [
      [at(0), 1],
      [at(10), 2],
    ]);
    await tables.post(SWITCH, 'fan_speed', [[at(30), 4]]);
    const source = new DatabaseMetricSource(database.em, 'UTC');
    const bounds = { afterMs: START_MS - 1, untilMs: START_MS + 60_000 };
    for (const query of [bounds, { ...bounds, assetIds: [ROUTER, SWITCH] }]) {
      expect(await source.listFewArrivals(query, 3)).toEqual(await source.listArrivals(query));
      expect(await source.listFewArrivals(query, 2)).toBeUndefined();
    }
  });

  it('lists all of them where the platform does not say when they came', async () => {
    await tables.poll(ROUTER, 'cpu', [[at(0), 1]]);
    await tables.execute('alter table device_metrics_history rename column created_at to born');
    try {
      expect(await arrived(1)).toEqual([['router', 'cpu_usage', 'percent', [0]]]);
    } finally {
      await tables.execute('alter table device_metrics_history rename column born to created_at');
    }
  });
});
