import type { OpenEpisodes } from '../anomaly/index.js';
import {
  type Arrivals,
  type Asset,
  AssetDirectory,
  MetricSource,
  type ReadOptions,
  type SampleRange,
  type Series,
  type SeriesHistory,
  seriesId,
} from '../metrics/index.js';
import { StoppedClock } from '../platform/testing/index.js';
import { TrainingDataService } from './training-data.service.js';
import type { TrainingRequest } from './training-run.js';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const request: TrainingRequest = { timeRangeSeconds: 3600, trigger: 'request' };

function asset(id: string, isMonitored = true): Asset {
  return { id, name: `asset-${id}`, type: 'router', tier: 1, status: 'online', isMonitored, timeZone: 'UTC' };
}

/** Made once for each length: some are a million samples long. */
const columns = new Map<number, SeriesHistory['samples']>();

function columnsOf(length: number): SeriesHistory['samples'] {
  const made = columns.get(length);
  if (made) return made;
  const timestamps = new Float64Array(length);
  for (let i = 0; i < length; i++) timestamps[i] = NOW_MS - 3_600_000 + i;
  const samples = { timestamps, values: new Float64Array(length).fill(NaN, 0, 1) };
  columns.set(length, samples);
  return samples;
}

class MetricSourceStandIn extends MetricSource {
  readonly reads: (readonly SampleRange[])[] = [];
  samplesPerSeries = 3;
  assets = [asset('1'), asset('2'), asset('3', false)];
  metricNames: readonly string[] = ['cpu_usage', 'latency'];

  listConnections(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  unavailableSources(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  listAssets(): Promise<readonly Asset[]> {
    return Promise.resolve(this.assets);
  }

  findAsset(assetId: string): Promise<Asset | undefined> {
    return Promise.resolve(this.assets.find(({ id }) => id === assetId));
  }

  findAssets(): Promise<readonly Asset[]> {
    return this.listAssets();
  }

  override listArrivals(): Promise<readonly Arrivals[]> {
    return Promise.resolve([]);
  }

  listSeries(assetIds: readonly string[]): Promise<readonly Series[]> {
    return Promise.resolve(
      assetIds.flatMap((assetId) =>
        this.metricNames.map((metricName) => ({ assetId, metricName, unit: '' })),
      ),
    );
  }

  readSamples(
    ranges: readonly SampleRange[],
    { limit = Infinity }: ReadOptions,
  ): Promise<readonly SeriesHistory[]> {
    this.reads.push(ranges);
    const length = Math.min(limit, this.samplesPerSeries);
    return Promise.resolve(
      ranges.map((range) => ({
        ...range,
        samples: columnsOf(length),
        isTruncated: length < this.samplesPerSeries,
        nDuplicates: 0,
      })),
    );
  }
}

describe('TrainingDataService', () => {
  let source: MetricSourceStandIn;
  let service: TrainingDataService;
  let incidentStarts: ReadonlyMap<string, number>;

  beforeEach(() => {
    source = new MetricSourceStandIn();
    incidentStarts = new Map();
    service = new TrainingDataService(
      source,
      new AssetDirectory(source),
      { startsOf: () => Promise.resolve(incidentStarts) } as unknown as OpenEpisodes,
      new StoppedClock(NOW_MS),
    );
  });

  it('reads every metric of the monitored assets and counts the finite samples', async () => {
    const history = await service.readHistory(request);

    expect(source.reads.flat()).toHaveLength(4);
    expect(source.reads.flat()).toContainEqual({
      assetId: '2',
      assetType: 'router',
      timeZone: 'UTC',
      metricName: 'latency',
      unit: '',
      afterMs: NOW_MS - 3_600_000,
      untilMs: NOW_MS,
    });
    expect(history).toMatchObject({
      nAssets: 2,
      nSamples: 8,
      nSeriesExcluded: 0,
      fromMs: NOW_MS - 3_600_000,
      untilMs: NOW_MS,
    });
    expect(history.series).toHaveLength(4);
  });

  it('reads the assets asked for, each once and by any form of its id, monitored or not', async () => {
    const { nAssets } = await service.readHistory({ ...request, assetIds: [3, '3', ' 1 '] });

    expect(nAssets).toBe(2);
    expect(new Set(source.reads.flat().map(({ assetId }) => assetId))).toEqual(new Set(['3', '1']));
  });

  it('refuses an asset that the EMS does not have', async () => {
    await expect(service.readHistory({ ...request, assetIds: [1, 4711] })).rejects.toMatchObject({
      code: 'asset_not_found',
    });
    expect(source.reads).toEqual([]);
  });

  it('does not learn from a series since an episode of it is open, and counts what it excludes', async () => {
    source.samplesPerSeries = 100;
    incidentStarts = new Map([
      [seriesId({ assetId: '1', metricName: 'latency' }), NOW_MS - 3_600_000 + 40],
      [seriesId({ assetId: '2', metricName: 'cpu_usage' }), NOW_MS],
    ]);

    const history = await service.readHistory(request);

    expect(history).toMatchObject({ nSamples: 4 * 99 - 60, nSamplesInIncidents: 60 });
    const shortened = history.series.filter(({ untilMs }) => untilMs !== Infinity);
    expect(shortened).toMatchObject([
      { assetId: '1', metricName: 'latency', untilMs: NOW_MS - 3_600_000 + 40 },
    ]);
  });

  it('keeps the newest fifth of a series back, what is in an open episode aside', async () => {
    source.samplesPerSeries = 1000;
    source.metricNames = ['latency'];
    incidentStarts = new Map([[seriesId({ assetId: '1', metricName: 'latency' }), NOW_MS - 3_600_000 + 900]]);

    const history = await service.readHistory(request);

    expect(history).toMatchObject({ nSamples: 2 * 799, nSamplesHeldOut: 300, nSamplesInIncidents: 100 });
    expect(history.series.map(({ untilMs }) => untilMs)).toEqual([
      NOW_MS - 3_600_000 + 800,
      NOW_MS - 3_600_000 + 800,
    ]);
  });

  it('leaves series without samples out', async () => {
    source.samplesPerSeries = 0;

    expect(await service.readHistory(request)).toMatchObject({ series: [], nSamples: 0, nSeriesExcluded: 0 });
  });

  it('stops reading at four million samples, having taken some of every metric and asset', async () => {
    source.assets = Array.from({ length: 60 }, (_, index) => asset(String(index + 1)));
    source.samplesPerSeries = 40_001;

    const history = await service.readHistory(request);

    const read = source.reads.flat();
    const { nSamples, nSamplesHeldOut, nSeriesExcluded } = history;
    expect(nSamples + nSamplesHeldOut).toBe(40_000 * read.length);
    expect(read.length).toBeGreaterThanOrEqual(100);
    expect(read.length).toBeLessThan(110);
    expect(nSeriesExcluded).toBe(120 - read.length);
    expect(new Set(read.map(({ metricName }) => metricName)).size).toBe(2);
    expect(new Set(read.map(({ assetId }) => assetId)).size).toBeGreaterThanOrEqual(50);
  });

  it('reads a year of many series in pieces that fit into memory, and of each the newest samples only', async () => {
    source.assets = Array.from({ length: 60 }, (_, index) => asset(String(index + 1)));
    source.samplesPerSeries = 1_051_200;

    const { series, nSeriesCut } = await service.readHistory({ ...request, timeRangeSeconds: 31_536_000 });

    for (const ranges of source.reads) expect(ranges.length).toBeLessThan(10);
    for (const { samples } of series) expect(samples.values).toHaveLength(40_320);
    expect(nSeriesCut).toBe(series.length);
  });

  it('reads more of each where there are few', async () => {
    source.samplesPerSeries = 1_051_200;

    const { series } = await service.readHistory(request);

    expect(series.map(({ samples }) => samples.values.length)).toEqual(Array(4).fill(1_000_000));
    expect(source.reads.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  });

  it('keeps samples where worker threads need no copy of them', async () => {
    const { series } = await service.readHistory(request);

    expect(series[0]?.samples.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
