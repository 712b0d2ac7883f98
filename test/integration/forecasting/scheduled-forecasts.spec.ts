import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { ForecastingBench } from './forecasting-bench.js';
import { daily, polled } from './polled.js';

const ROUTERS = [1, 2, 3].map((n) => `b9fa1d28-0000-4000-8000-00000000000${n}`);
const NOW_MS = Date.UTC(2026, 10, 22, 14, 7);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const METRICS = ['cpu_usage', 'memory_usage', 'bandwidth_in'];

describe('the scheduled forecasts', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    for (const [n, router] of ROUTERS.entries()) await tables.addAsset(router, `core-rtr-0${n}`);
    for (const router of ROUTERS)
      for (const metric of METRICS) await tables.poll(router, metric, polled(6, NOW_MS + 2 * DAY_MS, daily));
    const [first = ''] = ROUTERS;
    await tables.poll(
      first,
      'latency',
      polled(1, NOW_MS, () => null),
    );
    await tables.poll(
      first,
      'packet_loss',
      polled(3, NOW_MS, () => 0),
    );
    await tables.poll(first, 'live_users', polled(3, NOW_MS - 3 * DAY_MS, daily));
  });
  afterEach(() => database.rows('truncate series_forecasts, forecast_accuracy, forecast_tallies'));
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const replica = (nowMs = NOW_MS): ForecastingBench => new ForecastingBench(database, nowMs);
  const stored = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows('select * from series_forecasts order by "assetId", "metricName", "firstAt"');

  it('are made of every series that has a history, and not again within a day', async () => {
    const bench = replica();
    // Nine that go by the day and one that is 0; what has no value is no series, and one has ended.
    expect(await bench.run()).toMatchObject({ nMade: 10, nFailed: 0, nBroken: 0 });
    expect(await bench.run()).toMatchObject({ nMade: 0 });
    bench.clock.advanceSeconds(23 * 3600);
    expect(await bench.run()).toMatchObject({ nMade: 0 });

    const rows = await stored();
    expect(rows).toHaveLength(10);
    for (const { medians, lows, highs, naives, stepSeconds, firstAt } of rows) {
      expect([medians, lows, highs, naives].map((column) => (column as number[]).length)).toEqual([
        169, 169, 169, 169,
      ]);
      expect([stepSeconds, firstAt]).toEqual([3600, new Date(Date.UTC(2026, 10, 22, 14))]);
    }
  });

  it('of two replicas at once are there once, and what came is counted once', async () => {
    await Promise.all([replica().run(), replica().run()]);
    expect(await stored()).toHaveLength(10);

    const tomorrow = [replica(NOW_MS + DAY_MS), replica(NOW_MS + DAY_MS)];
    await Promise.all(tomorrow.map((bench) => bench.run()));

    expect(await stored()).toHaveLength(20);
    const [total] = await database.rows(
      'select sum(steps)::int as steps, sum(inside)::int as inside from forecast_accuracy',
    );
    // And the one hour in which the series that has ended reported last.
    expect(total?.steps).toBe(9 * 24 + 1);
    expect(Number(total?.inside) / (9 * 24)).toBeGreaterThan(0.8);
  });

  it('go on where a process was killed in the middle', async () => {
    const killed = replica();
    killed.pool.diesAt = 4;
    void killed.run();
    const other = replica();
    await other.run();

    const rows = await stored();
    expect(rows).toHaveLength(10);
    expect(
      new Set(rows.map(({ assetId, metricName }) => `${String(assetId)} ${String(metricName)}`)).size,
    ).toBe(10);
  });

  it('end early when they are interrupted, and are taken up by the next run', async () => {
    expect(await replica().run(AbortSignal.abort())).toMatchObject({ nMade: 0 });
    expect(await replica().run()).toMatchObject({ nMade: 10 });
  });

  it('are made again when what comes lies outside the band', async () => {
    await replica().run();
    const [first = ''] = ROUTERS;
    await database.rows(`
      update series_forecasts set lows = array_fill(90::real, array[168]), highs = array_fill(95::real, array[168])
      where "assetId" = '${first}' and "metricName" = 'cpu_usage'`);
    const later = replica(NOW_MS + 3 * HOUR_MS);
    expect(await later.run()).toMatchObject({ nMade: 0 });

    later.clock.advanceSeconds(3 * 3600);
    expect(await later.run()).toMatchObject({ nMade: 1, nBroken: 1 });
    expect(await later.run()).toMatchObject({ nMade: 0 });
  });

  it('are compared with what came, by lead, against the seasonal naive forecast', async () => {
    await replica().run();
    await replica(NOW_MS + DAY_MS).run();
    const bench = replica(NOW_MS + 2 * DAY_MS);
    await bench.run();
    const [first = ''] = ROUTERS;
    const accuracy = await bench.accuracies.ofAsset(first, NOW_MS + 2 * DAY_MS);
    const ofCpu = accuracy.filter(({ metricName }) => metricName === 'cpu_usage');

    expect(ofCpu.map(({ leadHours, n }) => [leadHours, n]).sort()).toEqual([
      [1, 2],
      [168, 24],
      [24, 46],
    ]);
    const total = await bench.accuracies.total(NOW_MS + 2 * DAY_MS);
    const day = total.find(({ leadHours }) => leadHours === 24);
    expect(day).toMatchObject({ n: 9 * 46, nCompared: 9 * 46, nScaled: 9 * 46 });
    expect((day?.scaledError ?? NaN) / (day?.scaledNaiveError ?? NaN)).toBeLessThan(1);
  });

  it('say how far they are, and what a run did once all shards are done', async () => {
    const { tallies, run } = { tallies: replica().tallies, run: { ...ONE, nSeries: 5 } };
    for (let shard = 0; shard < 15; shard++)
      expect(await tallies.note({ shard, runId: 7 }, run, NOW_MS)).toBeUndefined();
    expect((await tallies.progress()).lookedAtMs).toBeUndefined();

    expect(await tallies.note({ shard: 15, runId: 7 }, run, NOW_MS)).toEqual({
      nSeries: 80,
      nMade: 16,
      nFailed: 0,
    });
    expect(await tallies.progress()).toEqual({ lookedAtMs: NOW_MS, nSeries: 80, newestMs: undefined });
  });
});

const ONE = { nSeries: 1, nMade: 1, nBroken: 0, nWithout: 0, nFailed: 0 };
