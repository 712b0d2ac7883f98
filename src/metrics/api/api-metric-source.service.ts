import { Injectable } from '@nestjs/common';
import { EmsClient } from '../../ems/index.js';
import { Clock } from '../../platform/clock/index.js';
import { AssetZones } from '../asset-zones.js';
import { DIRECTED } from '../connection-types.js';
import { mergeRuns } from '../merge-samples.js';
import { MetricSource } from '../metric-source.js';
import {
  canonicalMetricName,
  KNOWN_METRIC_NAMES,
  storedMetricNames,
  usualUnit,
} from '../metric-vocabulary.js';
import type {
  ArrivalQuery,
  Arrivals,
  Asset,
  Link,
  ReadOptions,
  SampleRange,
  Series,
  SeriesHistory,
} from '../series.js';
import { CatchUp } from './catch-up.service.js';
import { ReadingPace } from './reading-pace.service.js';
import { RestSampleRepository } from './rest-sample.repository.js';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;
const DAY_S = 86_400;
/** How old a list of the assets may be that serves as such, and one in which a single asset is found. */
const LIST_FRESH_MS = 5_000;
const FIND_FRESH_MS = 30_000;

/**
 * Reads over EMS Core's REST API, for installations whose database is out of reach. It sees only the metrics that were
 * posted, not the pollers' device history. Requests are scarce (100 a minute, each for one asset and metric name), so what
 * was read is stored: sweeps and trainings ask for what is missing, and clients are answered from what is there.
 */
@Injectable()
export class ApiMetricSource extends MetricSource {
  private listing: { readonly assets: Promise<readonly Asset[]>; readonly atMs: number } | undefined;

  constructor(
    private readonly ems: EmsClient,
    private readonly catchUp: CatchUp,
    private readonly samples: RestSampleRepository,
    private readonly pace: ReadingPace,
    private readonly clock: Clock,
    private readonly zones: AssetZones,
  ) {
    super();
  }

  unavailableSources(): Promise<readonly string[]> {
    const days = Math.round(this.catchUp.keptSeconds / DAY_S);
    return Promise.resolve([
      'The REST API answers posted metrics only: not seen is what pollers and probes write to device_metrics_history',
      `Samples read over the REST API are kept for ${days} day(s): requests see no further back`,
      ...this.catchUp.faults,
    ]);
  }

  async listAssets(): Promise<readonly Asset[]> {
    const assets = await this.listed(LIST_FRESH_MS);
    await this.pace.report(assets.filter(({ isMonitored }) => isMonitored).map(({ id }) => id));
    return assets;
  }

  /** One list serves many: a page of the web app asks for fifty assets at once. */
  async findAsset(assetId: string): Promise<Asset | undefined> {
    const isWanted = ({ id }: Asset): boolean => id === assetId;
    const known = (await this.listed(FIND_FRESH_MS)).find(isWanted);
    return known ?? (await this.listed(LIST_FRESH_MS)).find(isWanted);
  }

  async findAssets(assetIds: readonly string[]): Promise<readonly Asset[]> {
    const wanted = new Set(assetIds);
    return (await this.listed(FIND_FRESH_MS)).filter(({ id }) => wanted.has(id));
  }

  /** EMS Core has a route for them, behind a login and for all devices at once. */
  listConnections(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  /** Only with an administrator's login: the route wants a token. */
  override async listLinks(): Promise<readonly Link[] | undefined> {
    if (!this.ems.canReadTopology) return undefined;
    const { links } = await this.ems.readTopology();
    return links.flatMap(({ sourceId, targetId, type, bandwidthMbps }): Link[] =>
      bandwidthMbps !== null && bandwidthMbps > 0
        ? [{ sourceId, targetId, isUplink: DIRECTED.includes(type), speedMbps: bandwidthMbps }]
        : [],
    );
  }

  /** No route lists an asset's metric names, so every known name may be there. */
  listSeries(assetIds: readonly string[]): Promise<readonly Series[]> {
    const series = assetIds.flatMap((assetId) =>
      KNOWN_METRIC_NAMES.map((metricName) => ({ assetId, metricName, unit: usualUnit(metricName) })),
    );
    return Promise.resolve(series);
  }

  async readSamples(
    ranges: readonly SampleRange[],
    { purpose, limit = NO_LIMIT, keep = 'oldest' }: ReadOptions,
  ): Promise<readonly SeriesHistory[]> {
    if (ranges.length === 0) return [];
    const names = ranges.map((range) =>
      storedMetricNames(range.metricName).map((name) => ({ ...range, name })),
    );
    await this.catchUp.catchUp(names.flat(), purpose);
    const runs = [...(await this.samples.readSamples(names.flat(), { limit, keep }))];
    return ranges.map(({ assetId, metricName }, index) => {
      const ofRange = runs.splice(0, names[index]?.length);
      return { assetId, metricName, ...mergeRuns(ofRange, keep) };
    });
  }

  /** When a sample arrived is not known here: all of the range are listed. */
  async listArrivals(query: ArrivalQuery): Promise<readonly Arrivals[]> {
    const stored = await this.samples.listStored(query);
    return stored.map(({ assetId, name, timestamps }) => {
      const metricName = canonicalMetricName(name);
      return { assetId, metricName, unit: usualUnit(metricName), timestamps };
    });
  }

  private listed(maxAgeMs: number): Promise<readonly Asset[]> {
    const nowMs = this.clock.now().getTime();
    if (this.listing !== undefined && nowMs - this.listing.atMs <= maxAgeMs) return this.listing.assets;
    const assets = this.ems
      .listAssets()
      .then((all) =>
        all
          .map((asset) => ({ ...asset, timeZone: this.zones.zoneOf(asset.timeZone, asset.name) }))
          .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)),
      );
    const listing = { assets, atMs: nowMs };
    this.listing = listing;
    assets.catch(() => {
      if (this.listing === listing) this.listing = undefined;
    });
    return assets;
  }
}
