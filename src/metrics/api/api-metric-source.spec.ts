import type { EmsAsset, EmsClient } from '../../ems/index.js';
import { StoppedClock } from '../../platform/testing/index.js';
import { AssetZones } from '../asset-zones.js';
import { ApiMetricSource } from './api-metric-source.service.js';
import type { CatchUp } from './catch-up.service.js';
import type { ReadingPace } from './reading-pace.service.js';
import type { RestSampleRepository } from './rest-sample.repository.js';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const ID = 'b9fa1d28-0000-4000-8000-000000000001';

class EmsClientStandIn {
  assets: readonly Partial<EmsAsset>[] = [];
  listings = 0;
  isAway = false;

  listAssets(): Promise<readonly Partial<EmsAsset>[]> {
    this.listings += 1;
    return this.isAway ? Promise.reject(new Error('away')) : Promise.resolve(this.assets);
  }
}

function sourceWith(ems: EmsClientStandIn) {
  const clock = new StoppedClock(NOW_MS);
  const reportedOf: (readonly string[])[] = [];
  const pace = { report: (ids: readonly string[]) => Promise.resolve(reportedOf.push(ids)) };
  const source = new ApiMetricSource(
    ems as unknown as EmsClient,
    { keptSeconds: 15 * 86_400, faults: [] as readonly string[] } as CatchUp,
    {} as RestSampleRepository,
    pace as unknown as ReadingPace,
    clock,
    new AssetZones('UTC'),
  );
  return { source, clock, reportedOf };
}

describe('ApiMetricSource', () => {
  let ems: EmsClientStandIn;

  beforeEach(() => (ems = new EmsClientStandIn()));

  it('offers every known metric of an asset, as EMS Core lists none', async () => {
    const series = await sourceWith(ems).source.listSeries([ID]);

    expect(series).toHaveLength(10);
    expect(series).toContainEqual({ assetId: ID, metricName: 'bandwidth_in', unit: 'mbps' });
  });

  it('says what it cannot see', async () => {
    expect(await sourceWith(ems).source.unavailableSources()).toEqual([
      expect.stringContaining('device_metrics_history'),
      expect.stringContaining('15 day(s)'),
    ]);
  });

  it('has it reported how long reading the monitored assets takes', async () => {
    const { source, reportedOf } = sourceWith(ems);
    ems.assets = [
      { id: '1', name: 'a', isMonitored: true },
      { id: '2', name: 'b', isMonitored: false },
    ];
    await source.listAssets();

    expect(reportedOf).toEqual([['1']]);
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

  it('gives each asset the zone that its metadata name, or that of all others', async () => {
    const { source } = sourceWith(ems);
    ems.assets = [
      { id: '1', name: 'a', timeZone: 'Asia/Kolkata' },
      { id: '2', name: 'b', timeZone: null },
    ];
    expect((await source.listAssets()).map(({ timeZone }) => timeZone)).toEqual(['Asia/Kolkata', 'UTC']);
  });

  it('finds fifty assets at once with one request, and one that is new after moments', async () => {
    const { source, clock } = sourceWith(ems);
    ems.assets = [{ id: '1', name: 'a' }];
    const found = await Promise.all(Array.from({ length: 50 }, () => source.findAsset('1')));
    expect(new Set(found)).toEqual(new Set([{ id: '1', name: 'a', timeZone: 'UTC' }]));
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
