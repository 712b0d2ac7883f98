import type { EmsAsset, EmsClient, EmsMetricQuery, EmsSample } from '../../ems/index.js';
import { recordLogs, StoppedClock } from '../../platform/testing/index.js';
import { ApiMetricSource } from './api-metric-source.service.js';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const HOUR_MS = 3_600_000;
const ID = 'b9fa1d28-0000-4000-8000-000000000001';

class EmsClientStandIn {
  readonly asked: EmsMetricQuery[] = [];
  stored: Readonly<Record<string, readonly EmsSample[]>> = {};
  assets: readonly Partial<EmsAsset>[] = [];

  listings = 0;
  isAway = false;

  listAssets(): Promise<readonly Partial<EmsAsset>[]> {
    this.listings += 1;
    return this.isAway ? Promise.reject(new Error('away')) : Promise.resolve(this.assets);
  }

  queryMetric(query: EmsMetricQuery): Promise<readonly EmsSample[]> {
    this.asked.push(query);
    return Promise.resolve(this.stored[query.metricName] ?? []);
  }
}

function sourceWith(ems: EmsClientStandIn): { source: ApiMetricSource; clock: StoppedClock } {
  const clock = new StoppedClock(NOW_MS);
  return { source: new ApiMetricSource(ems as unknown as EmsClient, clock), clock };
}

const lastDay = { assetId: ID, metricName: 'cpu_usage', afterMs: NOW_MS - 24 * HOUR_MS, untilMs: NOW_MS };
const samples = (...values: readonly (number | null)[]): readonly EmsSample[] =>
  values.map((value, index) => ({ timestampMs: NOW_MS - 10_000 + index * 1000, value }));

describe('ApiMetricSource', () => {
  let ems: EmsClientStandIn;

  beforeEach(() => (ems = new EmsClientStandIn()));

  it('asks for every name of a metric, after the lower bound and up to the upper, and merges what comes', async () => {
    ems.stored = { cpu_usage: samples(1, null, 3), cpu: samples(10, 20) };

    const [history] = await sourceWith(ems).source.readSamples([lastDay]);

    expect(ems.asked).toEqual(
      ['cpu_usage', 'cpu'].map((metricName) => ({
        assetId: ID,
        metricName,
        from: new Date(lastDay.afterMs + 1),
        to: new Date(NOW_MS),
      })),
    );
    expect(history).toMatchObject({ assetId: ID, metricName: 'cpu_usage', isTruncated: false });
    expect([...history!.samples.values]).toEqual([1, 20, 3]);
  });

  it('keeps the oldest samples when there are more than wanted', async () => {
    ems.stored = { cpu_usage: samples(1, 2, 3) };

    const [history] = await sourceWith(ems).source.readSamples([lastDay], { limit: 2 });

    expect([...history!.samples.values]).toEqual([1, 2]);
    expect(history!.isTruncated).toBe(true);
  });

  it('leaves a name that never had anything alone for ten minutes', async () => {
    const { source, clock } = sourceWith(ems);
    ems.stored = { cpu: samples(1) };
    const asked = async (): Promise<string[]> => {
      ems.asked.length = 0;
      await source.readSamples([lastDay]);
      return ems.asked.map(({ metricName }) => metricName);
    };

    expect(await asked()).toEqual(['cpu_usage', 'cpu']);
    expect(await asked()).toEqual(['cpu']);
    clock.advanceSeconds(600);
    expect(await asked()).toEqual(['cpu_usage', 'cpu']);
  });

  it('goes on asking for a name that has fallen silent, and for one that is merely younger than the past', async () => {
    const { source } = sourceWith(ems);
    const longAgo = { ...lastDay, afterMs: lastDay.afterMs - 24 * HOUR_MS, untilMs: lastDay.afterMs };
    await source.readSamples([longAgo]);
    ems.stored = { cpu: samples(1) };
    await source.readSamples([lastDay]);
    ems.stored = {};
    ems.asked.length = 0;
    await source.readSamples([lastDay]);
    await source.readSamples([lastDay]);

    expect(ems.asked.filter(({ metricName }) => metricName === 'cpu')).toHaveLength(2);
  });

  it('asks again for a name that merely had nothing new', async () => {
    const { source } = sourceWith(ems);
    const lastMinute = { ...lastDay, afterMs: NOW_MS - 60_000 };
    await source.readSamples([lastMinute]);
    await source.readSamples([lastMinute]);

    expect(ems.asked).toHaveLength(4);
  });

  it('offers every known metric of an asset, as EMS Core lists none', async () => {
    const series = await sourceWith(ems).source.listSeries([ID]);

    expect(series).toHaveLength(10);
    expect(series).toContainEqual({ assetId: ID, metricName: 'bandwidth_in', unit: 'mbps' });
  });

  it('says how long many assets take, once', async () => {
    const lines = recordLogs();
    const { source } = sourceWith(ems);
    const ids = Array.from({ length: 24 }, (_, i) => String(i));
    await source.listSeries(ids.slice(0, 5));
    await source.listSeries(ids);
    await source.listSeries(ids);

    expect(lines.map(({ message }) => message)).toEqual([
      '24 assets over the REST API, 90 requests a minute: reading everything takes up to 4 minutes the first time',
    ]);
  });

  it('lists assets in a stable order, which EMS Core does not', async () => {
    ems.assets = [
      { id: '2', name: 'b' },
      { id: '3', name: 'a' },
      { id: '1', name: 'b' },
    ];

    const assets = await sourceWith(ems).source.listAssets();

    expect(assets.map(({ id }) => id)).toEqual(['3', '1', '2']);
  });

  it('finds fifty assets at once with one request, and one that is new after moments', async () => {
    const { source, clock } = sourceWith(ems);
    ems.assets = [{ id: '1', name: 'a' }];
    const found = await Promise.all(Array.from({ length: 50 }, () => source.findAsset('1')));
    expect(new Set(found)).toEqual(new Set([{ id: '1', name: 'a' }]));
    expect(await source.findAsset('2')).toBeUndefined();
    expect(ems.listings).toBe(1);

    ems.assets = [...ems.assets, { id: '2', name: 'b' }];
    clock.advanceSeconds(6);
    expect(await source.findAsset('1')).toMatchObject({ name: 'a' });
    expect(ems.listings).toBe(1);
    expect(await source.findAsset('2')).toMatchObject({ name: 'b' });
    expect(ems.listings).toBe(2);
  });

  it('does not remember that EMS Core was away', async () => {
    const { source } = sourceWith(ems);
    ems.isAway = true;
    await expect(source.findAsset('1')).rejects.toThrow('away');
    ems.isAway = false;
    ems.assets = [{ id: '1', name: 'a' }];

    expect(await source.findAsset('1')).toMatchObject({ name: 'a' });
  });
});
