import { Injectable, Logger } from '@nestjs/common';
import { EmsClient, REQUESTS_PER_WINDOW } from '../../ems/index.js';
import { Clock } from '../../platform/clock/index.js';
import { mergeSamples, type SampleRun } from '../merge-samples.js';
import { MetricSource } from '../metric-source.js';
import { KNOWN_METRIC_NAMES, storedMetricNames, usualUnit } from '../metric-vocabulary.js';
import type { Asset, ReadOptions, SampleRange, Series, SeriesHistory } from '../series.js';

/**
 * Requests are scarce (100 a minute): a name that never had anything, and had nothing in the hour before now either, is
 * not asked for again before this.
 */
const EMPTY_FOR_MS = 600_000;
const HOUR_MS = 3_600_000;
const NAMES_PER_ASSET = KNOWN_METRIC_NAMES.flatMap(storedMetricNames).length;
const ABOUT_NOW_MS = 60_000;
/** How old a list of the assets may be that serves as such, and one in which a single asset is found. */
const LIST_FRESH_MS = 5_000;
const FIND_FRESH_MS = 30_000;

/**
 * Reads over EMS Core's REST API, for installations whose database is out of reach. It sees only the metrics that were
 * posted, not the pollers' device history, and asks for one asset and metric at a time.
 */
@Injectable()
export class ApiMetricSource extends MetricSource {
  private readonly emptySince = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly logger = new Logger('EmsCore');
  private nAssetsTold = 0;
  private listing: { readonly assets: Promise<readonly Asset[]>; readonly atMs: number } | undefined;

  constructor(
    private readonly ems: EmsClient,
    private readonly clock: Clock,
  ) {
    super();
  }

  blindSpots(): Promise<readonly string[]> {
    return Promise.resolve([
      'The REST API answers posted metrics only: not seen is what pollers and probes write to device_metrics_history',
    ]);
  }

  listAssets(): Promise<readonly Asset[]> {
    return this.listed(LIST_FRESH_MS);
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

  /** No route lists an asset's metric names, so every known name may be there. */
  listSeries(assetIds: readonly string[]): Promise<readonly Series[]> {
    this.sayHowLong(assetIds.length);
    const series = assetIds.flatMap((assetId) =>
      KNOWN_METRIC_NAMES.map((metricName) => ({ assetId, metricName, unit: usualUnit(metricName) })),
    );
    return Promise.resolve(series);
  }

  async readSamples(
    ranges: readonly SampleRange[],
    options: ReadOptions = {},
  ): Promise<readonly SeriesHistory[]> {
    return Promise.all(
      ranges.map(async (range) => {
        const runs = await Promise.all(
          storedMetricNames(range.metricName).map((name) => this.readName(range, name, options)),
        );
        return { assetId: range.assetId, metricName: range.metricName, ...mergeSamples(runs) };
      }),
    );
  }

  /** Minutes of silence look like a fault. */
  private sayHowLong(nAssets: number): void {
    const minutes = Math.ceil((nAssets * NAMES_PER_ASSET) / REQUESTS_PER_WINDOW);
    if (minutes < 2 || nAssets <= this.nAssetsTold) return;
    this.nAssetsTold = nAssets;
    this.logger.log(
      `${nAssets} assets over the REST API, ${REQUESTS_PER_WINDOW} requests a minute: reading everything takes up to ${minutes} minutes the first time`,
    );
  }

  private listed(maxAgeMs: number): Promise<readonly Asset[]> {
    const nowMs = this.clock.now().getTime();
    if (this.listing !== undefined && nowMs - this.listing.atMs <= maxAgeMs) return this.listing.assets;
    const assets = this.ems
      .listAssets()
      .then((all) => [...all].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)));
    const listing = { assets, atMs: nowMs };
    this.listing = listing;
    assets.catch(() => {
      if (this.listing === listing) this.listing = undefined;
    });
    return assets;
  }

  private async readName(
    range: SampleRange,
    name: string,
    { limit = Infinity }: ReadOptions,
  ): Promise<SampleRun> {
    const memory = `${range.assetId}/${name}`;
    const nowMs = this.clock.now().getTime();
    const emptyAt = this.emptySince.get(memory);
    if (emptyAt !== undefined && nowMs - emptyAt < EMPTY_FOR_MS)
      return { timestamps: [], values: [], isTruncated: false };
    const rows = await this.ems.queryMetric({
      assetId: range.assetId,
      metricName: name,
      from: new Date(range.afterMs + 1),
      to: new Date(range.untilMs),
    });
    if (rows.length > 0) this.seen.add(memory);
    if (!this.seen.has(memory) && coversTheLastHour(range, nowMs)) this.emptySince.set(memory, nowMs);
    else this.emptySince.delete(memory);
    const kept = rows.slice(0, limit);
    return {
      timestamps: kept.map(({ timestampMs }) => timestampMs),
      values: kept.map(({ value }) => value ?? NaN),
      isTruncated: rows.length > kept.length,
    };
  }
}

function coversTheLastHour({ afterMs, untilMs }: SampleRange, nowMs: number): boolean {
  return untilMs - afterMs >= HOUR_MS && untilMs > nowMs - ABOUT_NOW_MS;
}
