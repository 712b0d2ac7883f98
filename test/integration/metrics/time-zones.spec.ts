import { AssetZones } from '../../../src/metrics/asset-zones.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const START_MS = Date.UTC(2026, 10, 22, 14);

describe('DatabaseMetricSource where the platform does not run in UTC', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openEmptyDatabase();
    tables = await EmsTables.create(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
  });
  beforeEach(() => tables.execute('truncate metrics, device_metrics_history'));
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  /** @returns minutes after `fromMs` beside values, of what happened after `fromMs` and up to `untilMs` */
  async function readIn(timeZone: string, fromMs: number, untilMs: number): Promise<number[][]> {
    const source = new DatabaseMetricSource(database.em, timeZone);
    const range = { assetId: ROUTER, metricName: 'cpu_usage', afterMs: fromMs, untilMs };
    const [history] = await source.readSamples([range], { purpose: 'sweep' });
    const { timestamps, values } = history!.samples;
    return Array.from(timestamps, (at, i) => [(at - fromMs) / 60_000, values[i]!]);
  }

  it("knows an asset's own zone from its metadata, and takes another that is none for none", async () => {
    const zones = [{ timezone: 'America/Santiago' }, { timeZone: 'Asia/Kolkata' }, { timezone: 'Mars/Base' }];
    for (const [n, metadata] of zones.entries())
      await tables.execute(
        `insert into assets (id, name, type, ip, location, vendor, tier, owner, metadata) values
         (gen_random_uuid(), 'site-${n}', 'router', '10.0.0.1', 'Lab', 'Acme', 1, 'NOC', '${JSON.stringify(metadata)}')`,
      );
    const source = new DatabaseMetricSource(database.em, 'UTC', new AssetZones('Europe/Berlin'));

    expect((await source.listAssets()).map(({ name, timeZone }) => [name, timeZone])).toEqual([
      ['core-rtr-01', 'Europe/Berlin'],
      ['site-0', 'America/Santiago'],
      ['site-1', 'Asia/Kolkata'],
      ['site-2', 'Europe/Berlin'],
    ]);
  });

  it('reads the wall clock of Kolkata, five and a half hours ahead', async () => {
    await tables.poll(ROUTER, 'cpu', [
      ['2026-11-22T19:30:00', 1],
      ['2026-11-22T19:45:00', 2],
    ]);
    await tables.post(ROUTER, 'cpu', [['2026-11-22T20:00:00', 3]]);

    expect(await readIn('Asia/Kolkata', START_MS - 60_000, START_MS + 3_600_000)).toEqual([
      [1, 1],
      [16, 2],
      [31, 3],
    ]);
    const source = new DatabaseMetricSource(database.em, 'Asia/Kolkata');
    expect(await source.listSeries([ROUTER], START_MS)).toHaveLength(1);
  });

  it('misses no hour in a night of New York in which the clock is set forward', async () => {
    await tables.poll(ROUTER, 'cpu', [
      ['2026-03-08T01:50:00', 1],
      ['2026-03-08T03:00:00', 2],
      ['2026-03-08T03:10:00', 3],
    ]);
    expect(await readIn('America/New_York', Date.UTC(2026, 2, 8, 6), Date.UTC(2026, 2, 8, 8))).toEqual([
      [50, 1],
      [60, 2],
      [70, 3],
    ]);
  });

  it('reads each sample at its own time in a night of New York in which the clock is set back', async () => {
    const zone = 'America/New_York';
    // 1:00 to 2:00 on the wall is from 05:00 to 06:00 UTC, and once more from 06:00 to 07:00.
    const hour = Date.UTC(2026, 10, 1, 5);
    await tables.poll(ROUTER, 'cpu', [
      ['2026-11-01T00:50:00', 0],
      ['2026-11-01T01:10:00', 1],
      ['2026-11-01T01:50:00', 2],
    ]);
    const minute = (n: number): number => hour + n * 60_000;
    expect(await readIn(zone, minute(-20), minute(55))).toEqual([
      [10, 0],
      [30, 1],
      [70, 2],
    ]);

    await tables.poll(ROUTER, 'cpu', [
      ['2026-11-01T01:10:00', 3],
      ['2026-11-01T01:50:00', 4],
      ['2026-11-01T02:10:00', 5],
    ]);
    expect(await readIn(zone, minute(55), minute(75))).toEqual([[15, 3]]);
    expect(await readIn(zone, minute(75), minute(140))).toEqual([
      [35, 4],
      [55, 5],
    ]);
    // Later on the two passes cannot be distinguished; no sample is lost or doubled.
    const later = await readIn(zone, minute(-20), minute(140));
    expect(later.map(([at]) => at)).toEqual([10, 30, 70, 90, 130, 150]);
  });
});
