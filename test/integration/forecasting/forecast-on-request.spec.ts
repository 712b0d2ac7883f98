import { ForecastResponse } from '../../../src/forecasting/request/forecast.dto.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { ForecastingBench } from './forecasting-bench.js';
import { daily, polled } from './polled.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const NOW_MS = Date.UTC(2026, 10, 22, 14, 7);
const DAY_MS = 86_400_000;
const client = new AbortController().signal;

/** One that fell back to its start three days ago. */
const counter = (ms: number): number =>
  (ms > NOW_MS - 3 * DAY_MS ? ms - NOW_MS + 3 * DAY_MS : ms - 1e12) / 600_000;

describe('a forecast on request', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: ForecastingBench;

  beforeAll(async () => {
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.poll(ROUTER, 'cpu', polled(21, NOW_MS, daily));
    await tables.poll(
      ROUTER,
      'memory',
      polled(7, NOW_MS, () => 42),
    );
    await tables.poll(
      ROUTER,
      'disk',
      polled(7, NOW_MS, () => null),
    );
    await tables.poll(ROUTER, 'live_users', polled(1, NOW_MS, daily), 'count');
    await tables.poll(
      ROUTER,
      'optical_power',
      polled(7, NOW_MS, (ms) => daily(ms) - 100),
      'dBm',
    );
    await tables.poll(ROUTER, 'packets', polled(7, NOW_MS, counter), 'count');
    await tables.poll(ROUTER, 'latency', polled(7, NOW_MS - 30 * DAY_MS, daily), 'ms');
    await tables.poll(ROUTER, 'temperature', polled(2, NOW_MS - 365 * DAY_MS, daily), 'celsius');
    await tables.poll(
      ROUTER,
      'packet_loss',
      polled(7, NOW_MS, () => -5),
    );
    await tables.poll(ROUTER, 'vpn_tunnels', polled(1, NOW_MS, () => 3).slice(-1), 'count');
    bench = new ForecastingBench(database, NOW_MS);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const make = async (changes: Partial<Parameters<typeof bench.requests.forecast>[0]> = {}) =>
    ForecastResponse.from(
      await bench.requests.forecast(
        { assetId: ROUTER, metricName: 'cpu', horizonHours: 24, level: 0.95, ...changes },
        client,
      ),
    );

  it('answers points up to the horizon, what they are made of, and how good the method has been', async () => {
    const forecast = await make({ horizonHours: 48 });

    expect(forecast).toMatchObject({ metricName: 'cpu_usage', unit: 'percent', stepSeconds: 3600 });
    expect(forecast.points).toHaveLength(49);
    expect(forecast.seasons[0]).toMatchObject({ name: 'day', periodHours: 24 });
    expect(forecast.accuracy.map(({ leadHours, reason }) => [leadHours, reason])).toEqual([
      [1, null],
      [24, null],
      [168, null],
    ]);
  });

  it('as of an earlier time knows nothing of what came, and shows it', async () => {
    const asOf = new Date(NOW_MS - 3 * DAY_MS);
    const { points, history, accuracy } = await make({ asOf, horizonHours: 48 });

    expect(Date.parse(history.until ?? '')).toBeLessThan(asOf.getTime());
    expect(points.every(({ actual }) => actual !== null)).toBe(true);
    const inside = points.filter(
      ({ low, high, actual }) => actual !== null && actual >= low && actual <= high,
    );
    expect(inside.length / points.length).toBeGreaterThan(0.8);
    expect(accuracy[1]?.mase).toBeLessThan(accuracy[1]?.seasonalNaiveMase ?? 0);
    const now = await make({ horizonHours: 48 });
    expect(now.points.every(({ actual }) => actual === null)).toBe(true);
  });

  it.each([
    ['memory', 'has had one value only'],
    ['live_users', 'fewer than three days or seasons'],
    ['packets', 'only rises and fell back to its start 1 time(s), as a counter does'],
  ])('of a series that is hard to forecast warns: %s', async (metricName, words) => {
    const { caveats } = await make({ metricName });

    expect(caveats.join(' ')).toContain(words);
  });

  it('of negative values stays among them', async () => {
    const { points, unit } = await make({ metricName: 'optical_power', horizonHours: 48 });

    expect(unit).toBe('dBm');
    expect(points.every(({ low, high }) => low < high && high < 0)).toBe(true);
  });

  it('beyond sense says so, with points a quarter of a day apart', async () => {
    const { points, caveats, stepSeconds } = await make({ horizonHours: 8760 });

    expect([stepSeconds, points.length]).toEqual([21_600, 1461]);
    expect(caveats).toContainEqual(expect.stringContaining('The horizon of 365 days is longer'));
    expect(points.every(({ low, high }) => low >= 0 && high <= 100)).toBe(true);
  });

  it.each([
    ['disk', 'too_little_data', 'there is no value in the 70 days before'],
    ['no such metric', 'too_little_data', 'there is no value in the 70 days before'],
    ['packet_loss', 'too_little_data', '1008 value(s) are impossible by the policy of the metric'],
    ['vpn_tunnels', 'too_little_data', 'at least are needed'],
    ['latency', 'series_ended', 'its last sample is of 2026-10-23T14:00:00.000Z'],
    ['temperature', 'series_ended', 'its last sample is of 2025-11-22T14:00:00.000Z'],
  ])('of what has no history is refused: %s', async (metricName, code, message) => {
    await expect(make({ metricName, horizonHours: 48 })).rejects.toMatchObject({
      code,
      kind: 'too-little-data',
      message: expect.stringContaining(message) as string,
    });
  });

  it('of a series that ended answers what would have been said before', async () => {
    const asOf = new Date(NOW_MS - 31 * DAY_MS);
    const { points } = await make({ metricName: 'latency', asOf, horizonHours: 48 });

    expect(points.slice(0, 12).every(({ actual }) => actual !== null)).toBe(true);
    expect(points.at(-1)?.actual).toBeNull();
  });
});
