import { EmsUnreachableError } from '../ems/index.js';
import { loadConfig } from '../platform/config/index.js';
import { ClientGoneError } from '../platform/errors/index.js';
import { StoppedClock } from '../platform/testing/index.js';
import { AssetDirectory } from './asset-directory.service.js';
import { WholeHistoryReader } from './whole-history-reader.service.js';
import { MetricHistoryService } from './metric-history.service.js';
import { MetricSource } from './metric-source.js';
import { AssetNotFoundError } from './metrics.errors.js';
import {
  type Arrivals,
  type Asset,
  type SampleRange,
  type Series,
  seriesId,
  type SeriesHistory,
} from './series.js';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const HOUR_MS = 3_600_000;
/** A client that waits for its answer. */
const STAYS = new AbortController().signal;
const ID = 'b9fa1d28-0000-4000-8000-000000000001';

const router: Asset = {
  id: ID,
  name: 'core-rtr-01',
  type: 'router',
  tier: 1,
  status: 'online',
  isMonitored: true,
  timeZone: 'UTC',
};
const unmonitored: Asset = { ...router, id: '2', name: 'lab-sw-09', isMonitored: false };

type Samples = readonly (readonly [number, number])[];

class MetricSourceStandIn extends MetricSource {
  readonly asked: SampleRange[] = [];
  isAway = false;
  /** Of each range that is asked for. */
  samplesPerAnswer = 0;

  constructor(
    private readonly series: readonly Series[],
    private readonly stored: Readonly<Record<string, Samples>>,
  ) {
    super();
  }

  listConnections(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  unavailableSources(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  listAssets(): Promise<readonly Asset[]> {
    return Promise.resolve([router, unmonitored]);
  }

  findAsset(assetId: string): Promise<Asset | undefined> {
    return Promise.resolve([router, unmonitored].find(({ id }) => id === assetId));
  }

  findAssets(assetIds: readonly string[]): Promise<readonly Asset[]> {
    if (this.isAway) return Promise.reject(new EmsUnreachableError('refused', 'nobody listens'));
    return Promise.resolve([router, unmonitored].filter(({ id }) => assetIds.includes(id)));
  }

  override listArrivals(): Promise<readonly Arrivals[]> {
    return Promise.resolve([]);
  }

  listSeries(assetIds: readonly string[]): Promise<readonly Series[]> {
    return Promise.resolve(this.series.filter(({ assetId }) => assetIds.includes(assetId)));
  }

  private endless({ afterMs }: SampleRange): Samples {
    return Array.from({ length: this.samplesPerAnswer }, (_, n) => [afterMs + 1 + n, n] as const);
  }

  readSamples(ranges: readonly SampleRange[]): Promise<readonly SeriesHistory[]> {
    this.asked.push(...ranges);
    return Promise.resolve(
      ranges.map((range) => {
        const samples = this.stored[seriesId(range)] ?? this.endless(range);
        const [timestamps, values] = [0, 1].map((column) =>
          Float64Array.from(samples, (one) => one[column] ?? NaN),
        );
        return {
          ...range,
          samples: { timestamps: timestamps!, values: values! },
          isTruncated: this.samplesPerAnswer > 0,
          nDuplicates: 0,
        };
      }),
    );
  }
}

const cpu: Series = { assetId: ID, metricName: 'cpu_usage', unit: 'percent' };
const loss: Series = { assetId: ID, metricName: 'packet_loss', unit: 'percent' };
const delay: Series = { assetId: ID, metricName: 'latency', unit: 'ms' };

function historyOf(series: readonly Series[], stored: Readonly<Record<string, Samples>> = {}) {
  const source = new MetricSourceStandIn(series, stored);
  const clock = new StoppedClock(NOW_MS);
  const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
  return {
    source,
    service: new MetricHistoryService(
      source,
      new WholeHistoryReader(source),
      new AssetDirectory(source),
      clock,
      config,
    ),
  };
}

describe('MetricHistoryService', () => {
  it('refuses what does not fit into memory, and names the field to make smaller', async () => {
    const { source, service } = historyOf([cpu]);
    source.samplesPerAnswer = 50_000;

    await expect(service.getHistory({ assetId: ID, hours: 8760 }, STAYS)).rejects.toMatchObject({
      code: 'too_many_samples',
      kind: 'invalid',
      details: { faults: [{ field: 'hours' }] },
    });
    expect(source.asked.map(({ afterMs }) => afterMs - source.asked[0]!.afterMs)).toEqual(
      Array.from({ length: 23 }, (_, n) => 50_000 * n),
    );
  });

  it('counts what is no reading by the policy of each metric', async () => {
    const codes: Samples = [-1, 20, 65_535, NaN].map(
      (value, n) => [NOW_MS - 4000 + 1000 * n, value] as const,
    );
    const stored = { [seriesId(cpu)]: codes, [seriesId(delay)]: [[NOW_MS - 1000, 0]] as Samples };
    const { service } = historyOf([cpu, delay], stored);

    const { parts } = await service.getHistory({ assetId: ID, hours: 6 }, STAYS);
    expect(parts.map(({ metricName, nInvalid }) => [metricName, nInvalid])).toEqual([
      ['cpu_usage', 2],
      ['latency', 1],
    ]);
  });

  it('reads a metric by any of its names, with statistics of what it found', async () => {
    const samples: Samples = [
      [NOW_MS - 3000, 10],
      [NOW_MS - 2000, NaN],
      [NOW_MS - 1000, 30],
    ];
    const { source, service } = historyOf([cpu, delay], { [seriesId(cpu)]: samples });

    const history = await service.getHistory(
      { assetId: ID.toUpperCase(), hours: 6, metricName: 'cpu' },
      STAYS,
    );

    expect(source.asked).toMatchObject([
      { metricName: 'cpu_usage', afterMs: NOW_MS - 6 * HOUR_MS, untilMs: NOW_MS },
    ]);
    expect(history).toMatchObject({
      asset: router,
      metricName: 'cpu_usage',
      unit: 'percent',
      samples: {
        timestamps: Float64Array.of(NOW_MS - 3000, NOW_MS - 1000),
        values: Float64Array.of(10, 30),
      },
      nMissing: 1,
      statistics: { mean: 20, count: 2 },
    });
  });

  it('mixes all metrics by time when no name is given', async () => {
    const { service } = historyOf([cpu, loss], {
      [seriesId(cpu)]: [
        [NOW_MS - 3000, 1],
        [NOW_MS - 1000, 3],
      ],
      [seriesId(loss)]: [[NOW_MS - 2000, 2]],
    });

    const history = await service.getHistory({ assetId: ID, hours: 24 }, STAYS);

    expect([...history.samples.values]).toEqual([1, 2, 3]);
    expect(history).toMatchObject({ metricName: 'all', unit: 'percent', statistics: { mean: 2, count: 3 } });
  });

  it('knows of every sample which metric it is of, and describes each metric alone', async () => {
    const { service } = historyOf([cpu, loss, delay], {
      [seriesId(cpu)]: [[NOW_MS - 2000, 40]],
      [seriesId(delay)]: [
        [NOW_MS - 3000, 900],
        [NOW_MS - 1000, 1100],
      ],
    });

    const { samples, parts } = await service.getHistory({ assetId: ID, hours: 24 }, STAYS);

    expect([...samples.origins].map((origin) => parts[origin]?.metricName)).toEqual([
      'latency',
      'cpu_usage',
      'latency',
    ]);
    expect(parts).toMatchObject([
      { metricName: 'cpu_usage', unit: 'percent', statistics: { mean: 40, count: 1 } },
      { metricName: 'packet_loss', statistics: { mean: null, count: 0 } },
      { metricName: 'latency', unit: 'ms', statistics: { mean: 1000, count: 2 } },
    ]);
  });

  it('names no unit where metrics differ in it', async () => {
    expect(await historyOf([cpu, delay]).service.getHistory({ assetId: ID, hours: 24 }, STAYS)).toMatchObject(
      {
        metricName: 'all',
        unit: '',
      },
    );
  });

  it('answers an asset without samples with nothing and null statistics', async () => {
    expect(
      await historyOf([]).service.getHistory({ assetId: '2', hours: 1, metricName: 'latency' }, STAYS),
    ).toMatchObject({
      asset: unmonitored,
      metricName: 'latency',
      unit: '',
      samples: { values: new Float64Array() },
      nMissing: 0,
      statistics: { mean: null, count: 0 },
    });
  });

  it('reads no further when the client has gone', async () => {
    const { source, service } = historyOf([cpu, loss]);

    await expect(service.getHistory({ assetId: ID, hours: 1 }, AbortSignal.abort())).rejects.toThrow(
      ClientGoneError,
    );
    expect(source.asked).toEqual([]);
  });

  it.each(['3', '', '..', 'no such asset', '\u0000'])('finds no asset with the id %j', async (id) => {
    await expect(historyOf([]).service.getHistory({ assetId: id, hours: 1 }, STAYS)).rejects.toThrow(
      AssetNotFoundError,
    );
  });
});

describe('AssetDirectory', () => {
  it('lists the assets whose monitoring is switched on', async () => {
    expect(await new AssetDirectory(new MetricSourceStandIn([], {})).listMonitored()).toEqual([router]);
  });

  it('finds many assets at once, each of them once', async () => {
    const directory = new AssetDirectory(new MetricSourceStandIn([], {}));

    expect(await directory.getAll([2, ID.toUpperCase(), '2', ID])).toEqual([unmonitored, router]);
    await expect(directory.getAll([2, '3'])).rejects.toThrow(AssetNotFoundError);
  });

  it('finds an asset by a number', async () => {
    expect(await new AssetDirectory(new MetricSourceStandIn([], {})).get(2)).toEqual(unmonitored);
  });

  it('names the assets that the platform has, and none while it is away', async () => {
    const source = new MetricSourceStandIn([], {});
    const directory = new AssetDirectory(source);
    expect(await directory.namesOf(['2', 'gone', '2'])).toEqual(new Map([['2', 'lab-sw-09']]));

    source.isAway = true;
    expect(await directory.namesOf(['2'])).toEqual(new Map());
  });
});
