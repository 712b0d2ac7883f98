import { ForecastResponse } from '../../../src/forecasting/request/forecast.dto.js';
import { EmsTables } from '../ems-tables.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { ForecastingBench } from './forecasting-bench.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const NOW_MS = Date.UTC(2026, 10, 22, 14, 7);
const DAY_MS = 86_400_000;
const client = new AbortController().signal;

const at = (ms: number): string => new Date(ms).toISOString().slice(0, -1);

/** So many days of ten minutes up to an end, by the value at each time. */
function history(
  days: number,
  valueAt: (ms: number) => number | null,
  endMs = NOW_MS,
): (readonly [string, number | null])[] {
  const stepMs = 600_000;
  const n = Math.floor((days * DAY_MS) / stepMs);
  const firstMs = Math.floor(endMs / stepMs) * stepMs - (n - 1) * stepMs;
  return Array.from(
    { length: n },
    (_, i) => [at(firstMs + i * stepMs), valueAt(firstMs + i * stepMs)] as const,
  );
}

/** Spread over -1..1 as if by chance, the same each time. */
const noise = (ms: number): number => ((Math.imul(ms / 600_000, 0x9e3779b1) >>> 8) % 2001) / 1000 - 1;
const daily = (ms: number): number =>
  40 + 30 * Math.sin((2 * Math.PI * (ms % DAY_MS)) / DAY_MS) + 5 * noise(ms);

describe('a forecast on request', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: ForecastingBench;

  beforeAll(async () => {
    database = await openServiceDatabase();
    tables = await EmsTables.create(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.poll(ROUTER, 'cpu', history(21, daily));
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
