import { HttpService } from '@nestjs/axios';
import axios from 'axios';
import { assetNamed, type RunningSimulator, startSimulator } from '../../../simulator/index.js';
import { EmsClient } from '../../../src/ems/index.js';
import { EmsSession } from '../../../src/ems/client/ems-session.service.js';
import { EmsAvailability } from '../../../src/ems/availability/ems-availability.js';
import { defaultDispatchSettings } from '../../../src/ems/outbox/dispatch-settings.js';
import { EmsTransport } from '../../../src/ems/client/ems-transport.service.js';
import { httpOptions } from '../../../src/ems/client/http-options.js';
import { ApiMetricSource } from '../../../src/metrics/api/api-metric-source.service.js';
import { CatchUp } from '../../../src/metrics/api/catch-up.service.js';
import { AssetZones } from '../../../src/metrics/asset-zones.js';
import { ReadingPace } from '../../../src/metrics/api/reading-pace.service.js';
import { RestSampleRepository } from '../../../src/metrics/api/rest-sample.repository.js';
import type { ReadOptions, SampleRange } from '../../../src/metrics/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { waitFor } from '../../support/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOW_MS = Date.UTC(2026, 10, 22, 12);
const ID = assetNamed('app-srv-01').id;
const OTHER = assetNamed('db-srv-01').id;

/** The store of what was read, beside an EMS Core with its limit of a hundred requests a minute. */
describe('ApiMetricSource', () => {
  let database: ServiceDatabase;
  let simulator: RunningSimulator;
  let clock: StoppedClock;
  let asked: string[];
  let lines: readonly LogLine[];
  const transports: EmsTransport[] = [];
  const start = (): Promise<RunningSimulator> =>
    startSimulator({
      databaseUrl: database.url,
      strict: true,
      port: 0,
      live: false,
      historyDays: 0,
      condensedDays: 0,
    });

  beforeAll(async () => {
    lines = recordLogs();
    database = await openServiceDatabase();
    simulator = await start();
  });
  afterAll(async () => {
    await simulator.close();
    await database.close();
  });
  beforeEach(async () => {
    clock = new StoppedClock(NOW_MS);
    asked = [];
    await database.rows('truncate rest_series, rest_samples; delete from metrics');
  });
  afterEach(() => transports.splice(0).forEach((transport) => transport.onApplicationShutdown()));

  /** As a process that has just started has it. EMS Core's own count goes on; `answering` stands in for it where that is in the way. */
  function sourceOf(answering: 'ems-core' | 'nothing' = 'ems-core', url = simulator.url): ApiMetricSource {
    const instance = axios.create(httpOptions(url));
    instance.interceptors.request.use((request) => {
      asked.push(String((request.params as Record<string, unknown>).metricName));
      if (answering === 'nothing')
        request.adapter = (config) =>
          Promise.resolve({ status: 200, statusText: '', headers: {}, config, data: '{"data":[]}' });
      return request;
    });
    const config = loadConfig({
      DATABASE_HOST: 'db',
      EMS_CORE_URL: url,
      TRAINING_HISTORY_SECONDS: '172800',
    });
    const availability = new EmsAvailability(defaultDispatchSettings);
    const transport = new EmsTransport(new HttpService(instance), availability, config);
    transports.push(transport);
    const ems = new EmsClient(transport, new EmsSession(transport, config), availability);
    const zones = new AssetZones('UTC');
    const samples = new RestSampleRepository(database.em);
    const catchUp = new CatchUp(ems, samples, clock, config);
    return new ApiMetricSource(ems, catchUp, samples, new ReadingPace(samples, config), clock, zones);
  }

  const post = async (name: string, ...samples: readonly (readonly [atMs: number, value: number])[]) => {
    const values = samples.map(
      ([atMs, value]) =>
        `('${ID}', '${name}', '${value}', '%', 'nms', '${new Date(atMs).toISOString().slice(0, -1)}')`,
    );
    await database.rows(
      `insert into metrics ("assetId", "metricName", value, unit, source, timestamp) values ${values.join(', ')}`,
    );
  };
  const cpu = (changes: Partial<SampleRange> = {}): SampleRange => ({
    assetId: ID,
    metricName: 'cpu_usage',
    afterMs: clock.now().getTime() - DAY_MS,
    untilMs: clock.now().getTime(),
    ...changes,
  });
  const readCpu = async (
    source: ApiMetricSource,
    purpose: ReadOptions['purpose'],
    changes: Partial<SampleRange> = {},
  ): Promise<readonly number[]> => {
    asked.length = 0;
    const [history] = await source.readSamples([cpu(changes)], { purpose });
    return [...history!.samples.values];
  };
  const everyMetricOf = async (source: ApiMetricSource, assetId: string): Promise<readonly SampleRange[]> =>
    (await source.listSeries([assetId])).map((series) => ({ ...cpu(), ...series }));

  it('reads every name of a metric, merged, and a second time from what is stored', async () => {
    await post('cpu_usage', [NOW_MS - 3_000, 1], [NOW_MS - 2_000, NaN], [NOW_MS - 1_000, 3]);
    await post('cpu', [NOW_MS - 3_000, 10], [NOW_MS - 2_000, 20], [NOW_MS - 4_001, 30]);
    const source = sourceOf();

    expect(await readCpu(source, 'sweep')).toEqual([30, 1, 20, 3]);
    expect(asked).toEqual(['cpu_usage', 'cpu']);
    expect(await readCpu(source, 'sweep', { afterMs: NOW_MS - 4_001, untilMs: NOW_MS - 2_000 })).toEqual([
      1, 20,
    ]);
    expect(await readCpu(source, 'training')).toEqual([30, 1, 20, 3]);
    expect(await readCpu(sourceOf(), 'request')).toEqual([30, 1, 20, 3]);
    expect(asked).toEqual([]);
  });

  it('asks a sweep only for what is new, under the names that have anything', async () => {
    await post('cpu', [NOW_MS - HOUR_MS, 1], [NOW_MS - MINUTE_MS, 2]);
    await readCpu(sourceOf(), 'sweep');
    await post('cpu', [NOW_MS, 3], [NOW_MS - 5 * MINUTE_MS, 4], [NOW_MS - 30 * MINUTE_MS, 5]);
    clock.advanceSeconds(60);

    expect(await readCpu(sourceOf(), 'sweep', { afterMs: NOW_MS - MINUTE_MS })).toEqual([3]);
    expect(asked).toEqual(['cpu']);
    // Late by five minutes is seen, by half an hour is not.
    expect(await readCpu(sourceOf(), 'request')).toEqual([1, 4, 2, 3]);
  });

  it('sees what comes after somebody has asked for what is still to come', async () => {
    await post('cpu', [NOW_MS - MINUTE_MS, 1]);
    const until = { untilMs: NOW_MS + 10 * MINUTE_MS };
    expect(await readCpu(sourceOf(), 'sweep', until)).toEqual([1]);
    await post('cpu', [NOW_MS + MINUTE_MS, 2]);
    clock.advanceSeconds(120);

    expect(await readCpu(sourceOf(), 'sweep')).toEqual([1, 2]);
  });

  it('keeps the oldest samples when there are more than wanted', async () => {
    await post('cpu', [NOW_MS - 3_000, 1], [NOW_MS - 2_000, 2], [NOW_MS - 1_000, 3]);

    const [history] = await sourceOf().readSamples([cpu()], { purpose: 'sweep', limit: 2 });

    expect([...history!.samples.values]).toEqual([1, 2]);
    expect(history!.isTruncated).toBe(true);
  });

  it('remembers across a restart which names have nothing, and finds out when they do', async () => {
    await readCpu(sourceOf(), 'sweep');
    clock.advanceSeconds(300);
    await readCpu(sourceOf(), 'sweep');
    expect(asked).toEqual([]);

    await post('cpu', [NOW_MS, 1]);
    clock.advanceSeconds(300);
    expect(await readCpu(sourceOf(), 'sweep')).toEqual([1]);
    expect(asked).toEqual(['cpu_usage', 'cpu']);
    clock.advanceSeconds(30);
    await readCpu(sourceOf(), 'sweep');
    expect(asked).toEqual(['cpu']);
  });

  it('reads further back for a training that wants it, once', async () => {
    await post('cpu', [NOW_MS - 10 * DAY_MS, 1], [NOW_MS - HOUR_MS, 2]);
    const source = sourceOf();
    await readCpu(source, 'sweep');

    expect(await readCpu(source, 'request', { afterMs: NOW_MS - 20 * DAY_MS })).toEqual([2]);
    expect(asked).toEqual([]);
    expect(await readCpu(source, 'training', { afterMs: NOW_MS - 20 * DAY_MS })).toEqual([1, 2]);
    expect(asked).toEqual(['cpu']);
    expect(await readCpu(source, 'training', { afterMs: NOW_MS - 20 * DAY_MS })).toEqual([1, 2]);
    expect(asked).toEqual([]);
  });

  it('forgets samples and names that have become too old', async () => {
    await post('cpu', [NOW_MS - DAY_MS, 1], [NOW_MS - MINUTE_MS, 2]);
    await post('latency', [NOW_MS - 2 * DAY_MS, 3]);
    await sourceOf().readSamples(await everyMetricOf(sourceOf(), ID), { purpose: 'sweep' });
    clock.advanceSeconds((2.5 * DAY_MS) / 1000);
    await sourceOf('nothing').readSamples([cpu(), cpu({ metricName: 'latency' })], { purpose: 'sweep' });

    expect(await database.rows('select value from rest_samples')).toEqual([{ value: 2 }]);
    const names = `select "metricName" as name, "newestAt" is null as empty from rest_series order by 1`;
    expect(await database.rows(names)).toContainEqual({ name: 'cpu', empty: false });
    expect(await database.rows(names)).toContainEqual({ name: 'latency', empty: true });

    clock.advanceSeconds((4 * DAY_MS) / 1000);
    await sourceOf('nothing').readSamples([cpu({ assetId: OTHER })], { purpose: 'sweep' });
    expect(await database.rows('select value from rest_samples')).toEqual([]);
    expect(await database.rows('select distinct "assetId" as id from rest_series')).toEqual([{ id: OTHER }]);
  });

  it('reads an unread asset for a client within its share, and refuses the next at once', async () => {
    const source = sourceOf('nothing');
    await source.readSamples(await everyMetricOf(source, ID), { purpose: 'request' });
    expect(asked).toHaveLength(13);
    asked.length = 0;

    const refused = source.readSamples(await everyMetricOf(source, OTHER), { purpose: 'request' });

    await expect(refused).rejects.toMatchObject({
      code: 'metrics_not_read_yet',
      kind: 'unavailable',
      details: { retryAfterSeconds: 62 },
    });
    expect(asked).toEqual([]);
    await source.readSamples(await everyMetricOf(source, OTHER), { purpose: 'sweep' });
    await source.readSamples(await everyMetricOf(source, OTHER), { purpose: 'request' });
    expect(asked).toHaveLength(13);
  });

  it('answers a client from what is stored where its share does not suffice to refresh it', async () => {
    await post('cpu', [NOW_MS - MINUTE_MS, 1]);
    const source = sourceOf();
    await readCpu(source, 'sweep');
    const other = sourceOf('nothing');
    clock.advanceSeconds(3_600);
    await other.readSamples(await everyMetricOf(other, OTHER), { purpose: 'request' });

    expect(await readCpu(other, 'request')).toEqual([1]);
    expect(asked).toEqual(['cpu_usage', 'cpu']);
    clock.advanceSeconds(3_600);
    expect(await readCpu(other, 'request')).toEqual([1]);
    expect(asked).toEqual([]);
  });

  it('answers a client while a sweep waits for the limit of EMS Core, which neither exceeds', async () => {
    const fresh = await start();
    const source = sourceOf('ems-core', fresh.url);
    const assets = (await source.listAssets()).map(({ id }) => id).filter((id) => id !== ID);
    const ranges = await Promise.all(assets.map((id) => everyMetricOf(source, id)));
    asked.length = 0;
    const sweep = source.readSamples(ranges.flat(), { purpose: 'sweep' });
    void sweep.catch(() => undefined);
    await waitFor(() => asked.length === 75);

    await source.readSamples(await everyMetricOf(source, ID), { purpose: 'request' });
    await waitFor(async () => {
      const [row] = await database.rows('select count(*)::int as n from rest_series');
      return row?.n === 75 + 13;
    });
    expect(lines.filter(({ message }) => message.includes('allows no more'))).toEqual([]);
    await fresh.close();
  });
});
