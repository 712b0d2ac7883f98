import { ForecastResponse } from '../../../src/forecasting/request/forecast.dto.js';
import { EmsTables } from '../ems-tables.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { ForecastingBench } from './forecasting-bench.js';
import { daily, polled } from './polled.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const NOW_MS = Date.UTC(2026, 10, 22, 14, 7);
const client = new AbortController().signal;

describe('a forecast on request', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: ForecastingBench;

  beforeAll(async () => {
    database = await openServiceDatabase();
    tables = await EmsTables.create(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.poll(ROUTER, 'cpu', polled(21, NOW_MS, daily));
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
});
