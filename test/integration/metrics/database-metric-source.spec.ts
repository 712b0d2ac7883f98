import { randomUUID } from 'node:crypto';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import type { SampleRange, SeriesHistory } from '../../../src/metrics/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { connect, openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const SWITCH = 'b9fa1d28-0000-4000-8000-000000000002';
const START_MS = Date.UTC(2026, 10, 22, 14);

/** The platform's wall clock so many seconds after the start. */
function at(seconds: number): string {
  return new Date(START_MS + seconds * 1000).toISOString().slice(0, -1);
}

function range(changes: Partial<SampleRange> = {}): SampleRange {
  return {
    assetId: ROUTER,
    metricName: 'cpu_usage',
    afterMs: START_MS - 1,
    untilMs: START_MS + 86_400_000,
    ...changes,
  };
}

/** Seconds after the start beside values. */
function pairs(history: SeriesHistory | undefined): number[][] {
  const { timestamps, values } = history!.samples;
  return Array.from(timestamps, (timestamp, index) => [(timestamp - START_MS) / 1000, values[index]!]);
}

describe('DatabaseMetricSource', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let source: DatabaseMetricSource;

  beforeAll(async () => {
    recordLogs();
    database = await openEmptyDatabase();
    tables = await EmsTables.create(database.url);
    source = new DatabaseMetricSource(database.em, 'UTC');
  });
  beforeEach(async () => {
    await tables.execute('truncate assets, metrics, device_metrics_history cascade');
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.addAsset(SWITCH, 'acc-sw-01', false);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const read = async (
    changes: Partial<SampleRange> = {},
    limit?: number,
  ): Promise<SeriesHistory | undefined> =>
    (await source.readSamples([range(changes)], { purpose: 'sweep', limit }))[0];

  it('lists assets by name with what matters of them', async () => {
    const router = {
      id: ROUTER,
      name: 'core-rtr-01',
      type: 'router',
      tier: 1,
      status: 'online',
      isMonitored: true,
      timeZone: 'UTC',
      location: 'Lab',
      tags: [],
      inventory: { firmware: null, installedAtMs: null, model: null, serialNumber: null, vendor: 'Acme' },
    };

    expect(await source.listAssets()).toEqual([
      { ...router, id: SWITCH, name: 'acc-sw-01', isMonitored: false },
      router,
    ]);
    expect(await source.findAsset(ROUTER)).toEqual(router);
  });

  it.each([randomUUID(), '4711', 'no-uuid', ''])('finds no asset with the id %j', async (id) => {
    expect(await source.findAsset(id)).toBeUndefined();
  });

  it('lists the series of both tables once each, under their canonical names', async () => {
    await tables.poll(ROUTER, 'cpu', [[at(0), 1]]);
    await tables.poll(ROUTER, 'latency', [[at(0), 1]]);
    await tables.post(ROUTER, 'cpu_usage', [[at(0), 1]]);
    await tables.post(ROUTER, 'fan_speed', [[at(0), 1]]);
    await tables.post(ROUTER, 'stale', [[at(-10), 1]]);
    await tables.poll(SWITCH, 'memory', [[at(0), 1]]);

    const series = await source.listSeries([ROUTER, SWITCH, randomUUID()], START_MS);

    expect(series.map(({ assetId, metricName }) => [assetId, metricName]).sort()).toEqual([
      [ROUTER, 'cpu_usage'],
      [ROUTER, 'fan_speed'],
      [ROUTER, 'latency'],
      [SWITCH, 'memory_usage'],
    ]);
    expect(await source.listSeries([], START_MS)).toEqual([]);
  });

  it("merges both tables and vocabularies, the poller's sample first, each time once", async () => {
    await tables.poll(ROUTER, 'cpu', [
      [at(0), 10],
      [at(60), 11],
    ]);
    await tables.poll(ROUTER, 'cpu_usage', [[at(30), 12]]);
    await tables.post(ROUTER, 'cpu_usage', [
      [at(60), 99],
      [at(90), 13],
      [at(90), 13],
    ]);
    await tables.post(ROUTER, 'cpu', [[at(120), 14]]);

    expect(pairs(await read())).toEqual([
      [0, 10],
      [30, 12],
      [60, 11],
      [90, 13],
      [120, 14],
    ]);
  });

  it('reads nulls, NaN and infinities as missing, unless the other table has a value', async () => {
    await tables.poll(ROUTER, 'cpu', [
      [at(0), null],
      [at(30), 'NaN'],
      [at(60), null],
    ]);
    await tables.post(ROUTER, 'cpu', [
      [at(60), 42],
      [at(90), 'NaN'],
      [at(120), 'Infinity'],
      [at(150), '-Infinity'],
    ]);

    expect(pairs(await read())).toEqual([
      [0, NaN],
      [30, NaN],
      [60, 42],
      [90, NaN],
      [120, NaN],
      [150, NaN],
    ]);
  });

  it('puts samples in order that were stored out of it', async () => {
    await tables.poll(
      ROUTER,
      'cpu',
      [90, 0, 60, 30].map((seconds) => [at(seconds), seconds] as const),
    );

    expect(pairs(await read()).map(([seconds]) => seconds)).toEqual([0, 30, 60, 90]);
  });

  it('excludes the lower bound and includes the upper, to the millisecond', async () => {
    const times = ['0.000', '0.001', '0.999', '1.000', '1.000999', '1.001'];
    await tables.post(
      ROUTER,
      'cpu',
      times.map((seconds, index) => [`2026-11-22 14:00:${seconds.padStart(6, '0')}`, index] as const),
    );

    const history = await read({ afterMs: START_MS, untilMs: START_MS + 1000 });

    expect(pairs(history).map(([seconds]) => seconds)).toEqual([0.001, 0.999, 1]);
  });

  it('reads the newest samples of a range where those are to be kept', async () => {
    await tables.poll(
      ROUTER,
      'cpu',
      [0, 30, 60, 90].map((seconds) => [at(seconds), seconds] as const),
    );
    const [history] = await source.readSamples([range()], { purpose: 'training', limit: 2, keep: 'newest' });

    expect(pairs(history)).toEqual([
      [60, 60],
      [90, 90],
    ]);
    expect(history?.isTruncated).toBe(true);
  });

  it('answers many series in one call, in the order asked, empty where there is nothing', async () => {
    await tables.poll(ROUTER, 'cpu', [[at(0), 1]]);
    await tables.poll(SWITCH, 'cpu', [[at(0), 2]]);
    await tables.post(ROUTER, 'latency', [[at(0), 3]]);

    const ranges = [
      range({ metricName: 'latency' }),
      range({ assetId: SWITCH }),
      range({ assetId: randomUUID() }),
      range({ metricName: "o'brien; --" }),
      range(),
      range({ afterMs: START_MS }),
    ];
    const histories = await source.readSamples(ranges, { purpose: 'sweep' });

    expect(histories.map(({ samples }) => [...samples.values])).toEqual([[3], [2], [], [], [1], []]);
    expect(await source.readSamples([], { purpose: 'sweep' })).toEqual([]);
  });

  it('loses nothing when a series is read in small portions', async () => {
    const polled = Array.from({ length: 25 }, (_, n) => [at(n * 30), n] as const);
    const posted = Array.from({ length: 25 }, (_, n) => [at(n * 20 + 7), n] as const);
    await tables.poll(ROUTER, 'cpu', polled);
    await tables.post(ROUTER, 'cpu_usage', posted);
    await tables.post(ROUTER, 'cpu', [...posted.slice(5, 9), ...posted.slice(5, 9)]);
    const whole = pairs(await read());

    const portions: number[][] = [];
    let afterMs = START_MS - 1;
    let isTruncated = true;
    for (let round = 0; isTruncated && round < 100; round++) {
      const history = await read({ afterMs }, 4);
      portions.push(...pairs(history));
      afterMs = history?.samples.timestamps.at(-1) ?? afterMs;
      isTruncated = history?.isTruncated ?? false;
    }

    expect(whole).toHaveLength(50);
    expect(portions).toEqual(whole);
  });

  describe('with several posted metrics of an asset', () => {
    const NAMES = ['cpu_usage', 'memory_usage', 'latency', 'packet_loss'];
    /** The second has the most, the third one long after the others, and the last none. */
    const posted = new Map([
      ['cpu_usage', Array.from({ length: 9 }, (_, n) => [at(n * 30), n] as const)],
      ['memory_usage', Array.from({ length: 40 }, (_, n) => [at(n * 10), n] as const)],
      ['latency', [[at(3_600), 1] as const]],
    ]);
    const ranges = (afterMs: readonly number[]): readonly SampleRange[] =>
      NAMES.map((metricName, index) => range({ metricName, afterMs: afterMs[index] ?? START_MS - 1 }));

    beforeEach(async () => {
      for (const [name, samples] of posted) await tables.post(ROUTER, name, samples);
      await tables.post(ROUTER, 'jitter', posted.get('memory_usage') ?? []);
    });

    it.each(['oldest', 'newest'] as const)(
      'reads of each as much as is wanted, the %s, as if by itself',
      async (keep) => {
        for (const limit of [1, 5, 12, 100]) {
          const together = await source.readSamples(ranges([]), { purpose: 'sweep', limit, keep });
          const apart = ranges([]).map((one) => source.readSamples([one], { purpose: 'sweep', limit, keep }));
          expect(together).toEqual((await Promise.all(apart)).flat());
          const nWanted = NAMES.map((name) => Math.min(limit, posted.get(name)?.length ?? 0));
          expect(together.map(({ samples }) => samples.values.length)).toEqual(nWanted);
        }
      },
    );

    it('loses nothing of any where all are read in small portions', async () => {
      const [read, afterMs] = [NAMES.map((): number[] => []), NAMES.map(() => START_MS - 1)];
      const isRead = NAMES.map(() => false);
      for (let round = 0; isRead.includes(false) && round < 100; round++) {
        const histories = await source.readSamples(ranges(afterMs), { purpose: 'sweep', limit: 4 });
        for (const [index, { samples, isTruncated }] of histories.entries()) {
          read[index]?.push(...samples.values);
          [afterMs[index], isRead[index]] = [samples.timestamps.at(-1) ?? afterMs[index]!, !isTruncated];
        }
      }

      expect(read).toEqual(NAMES.map((name) => (posted.get(name) ?? []).map(([, value]) => value)));
    });
  });

  it('reads UTC wherever the server stands', async () => {
    await tables.post(ROUTER, 'cpu', [[at(0), 1]]);
    const [name] = await database.rows('select current_database() as name');
    await tables.execute(`alter database ${String(name?.name)} set timezone to 'Asia/Kolkata'`);
    const elsewhere = await connect(database.url);
    try {
      const [row] = await elsewhere.em.execute<object[]>(`select current_setting('TimeZone') as zone`);
      const other = new DatabaseMetricSource(elsewhere.em, 'UTC');
      const [history] = await other.readSamples([range({ untilMs: START_MS })], { purpose: 'sweep' });

      expect(row).toEqual({ zone: 'Asia/Kolkata' });
      expect(pairs(history)).toEqual([[0, 1]]);
      expect(await other.listSeries([ROUTER], START_MS)).toHaveLength(1);
      expect(await other.listSeries([ROUTER], START_MS + 1)).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });
});
