import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { TaggedSeriesRepository } from '../../../src/metrics/tags/tagged-series.repository.js';
import { MetricUnitRepository } from '../../../src/metrics/units/metric-unit.repository.js';
import { type LogLine, recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const START_MS = Date.UTC(2026, 10, 22, 14);

function at(minutes: number): string {
  return new Date(START_MS + minutes * 60_000).toISOString().slice(0, -1);
}

describe('a metric whose unit changes', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let logs: readonly LogLine[];

  beforeEach(async () => {
    logs = recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
  });
  afterEach(async () => {
    await tables.close();
    await database.close();
  });

  /** As a process that has just started has it. */
  const sourceOf = (): DatabaseMetricSource =>
    new DatabaseMetricSource(database.em, 'UTC', undefined, {
      tagged: new TaggedSeriesRepository(database.em),
      units: new MetricUnitRepository(database.em),
    });
  const read = async (source: DatabaseMetricSource, sinceMinute = 0): Promise<unknown> => {
    const afterMs = START_MS + sinceMinute * 60_000 - 1;
    const series = await source.listSeries([ROUTER], afterMs);
    const ranges = series.map((one) => ({ ...one, afterMs, untilMs: START_MS + 86_400_000 }));
    const histories = await source.readSamples(ranges, { purpose: 'sweep' });
    return histories.map(({ metricName, samples }, index) => {
      return [
        metricName,
        series[index]?.unit,
        [...samples.values].map((value) => Number(value.toPrecision(9))),
      ];
    });
  };

  it('keeps the unit it had, where it was posted', async () => {
    await tables.post(
      ROUTER,
      'bandwidth_in',
      [
        [at(0), 90],
        [at(1), 91],
      ],
      { unit: 'mbps' },
    );
    expect(await read(sourceOf())).toEqual([['bandwidth_in', 'mbps', [90, 91]]]);

    await tables.post(ROUTER, 'bandwidth_in', [[at(2), 92_000]], { unit: 'kbps' });
    await tables.post(ROUTER, 'bandwidth_in', [[at(3), 93_000_000]], { unit: 'bps' });
    expect(await read(sourceOf())).toEqual([['bandwidth_in', 'mbps', [90, 91, 92, 93]]]);
    expect(await read(sourceOf(), 2)).toEqual([['bandwidth_in', 'mbps', [92, 93]]]);
    expect(logs.filter(({ message }) => message.includes('converted to mbps'))).toHaveLength(1);
  });

  it('keeps it where it was polled', async () => {
    await tables.poll(ROUTER, 'latency', [[at(0), 12]], 'ms');
    await tables.poll(ROUTER, 'latency', [[at(1), 0.03]], 's');

    expect(await read(sourceOf())).toEqual([['latency', 'ms', [12, 30]]]);
  });

  it('has one unit for both tables', async () => {
    await tables.poll(ROUTER, 'cpu', [[at(0), 40]], '%');
    await tables.post(ROUTER, 'cpu_usage', [[at(1), 0.5]], { unit: 'ratio' });

    expect(await read(sourceOf())).toEqual([['cpu_usage', '%', [40, 50]]]);
  });

  it('is announced where it cannot be converted, and taken as it is', async () => {
    await tables.post(ROUTER, 'fan_speed', [[at(0), 1200]], { unit: 'rpm' });
    await tables.post(ROUTER, 'fan_speed', [[at(1), 60]], { unit: 'percent' });
    const source = sourceOf();

    expect(await read(source)).toEqual([['fan_speed', 'rpm', [1200, 60]]]);
    await read(source);
    const warnings = logs.filter(({ level }) => level === 'warn').map(({ message }) => message);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^fan_speed comes in rpm and in percent, which cannot be converted/);
    expect(await source.unavailableSources()).toEqual(warnings);
  });

  it('is the same in each of its sources', async () => {
    for (const [name, unit, level] of [
      ['eth0', 'mbps', 900],
      ['eth1', 'kbps', 40_000],
    ] as const)
      await tables.post(
        ROUTER,
        'bandwidth_in',
        [0, 1, 2].map((minute) => [at(minute), level + minute] as const),
        { unit, tags: { interface: name } },
      );

    expect(await read(sourceOf())).toEqual([
      ['bandwidth_in{interface=eth0}', 'kbps', [900_000, 901_000, 902_000]],
      ['bandwidth_in{interface=eth1}', 'kbps', [40_000, 40_001, 40_002]],
    ]);
  });
});
