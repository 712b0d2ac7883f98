import type { NewSamples } from './new-samples.js';
import type { SplitMetric } from './tags/tagged-series-index.js';
import type {
  ArrivalQuery,
  Arrivals,
  Asset,
  Connection,
  Link,
  ReadOptions,
  SampleRange,
  Series,
  SeriesHistory,
  SeriesKey,
} from './series.js';

/** Where metrics come from: the EMS database or EMS Core's REST API (setting METRICS_SOURCE). */
export abstract class MetricSource {
  /**
   * What this source cannot see on this installation, a sentence each; empty when it sees everything.
   *
   * @throws DomainError naming what is missing, where nothing can be read at all
   */
  abstract unavailableSources(): Promise<readonly string[]>;

  /** All assets, in a stable order. */
  abstract listAssets(): Promise<readonly Asset[]>;

  /** @returns undefined when the platform has no such asset */
  abstract findAsset(assetId: string): Promise<Asset | undefined>;

  /** @returns those of the assets that the platform has */
  abstract findAssets(assetIds: readonly string[]): Promise<readonly Asset[]>;

  /** The series that may have samples since `sinceMs` (epoch milliseconds), under canonical names. */
  abstract listSeries(assetIds: readonly string[], sinceMs: number): Promise<readonly Series[]>;

  /** @returns all connections; undefined where this source does not know about them */
  abstract listConnections(): Promise<readonly Connection[] | undefined>;

  /** @returns the active connections whose speed is known; undefined where this source does not know about connections */
  listLinks(): Promise<readonly Link[] | undefined> {
    return Promise.resolve(undefined);
  }

  /** The metrics that turned out to come from several sources at once: they are series of their own, `bandwidth_in{interface=eth2}`. */
  listSplit(): Promise<readonly SplitMetric[]> {
    return Promise.resolve([]);
  }

  /**
   * Reads many series at once.
   *
   * @returns one history per range, in the order of the ranges; series without samples come back empty
   * @throws DomainError that says when to come back, where a client would have to wait for samples
   */
  abstract readSamples(
    ranges: readonly SampleRange[],
    options: ReadOptions,
  ): Promise<readonly SeriesHistory[]>;

  /**
   * Reads the samples of all assets in a short time at once, which costs little where most series have a few of them.
   *
   * @returns undefined where this source cannot, or where there are too many
   */
  readNewSamples(_afterMs: number, _untilMs: number): Promise<NewSamples | undefined> {
    return Promise.resolve(undefined);
  }

  /** Whether the samples of a series are all those under its name, taken as they are. */
  isPlain(_series: SeriesKey): boolean {
    return false;
  }

  /**
   * Finds which samples have arrived lately, whatever they are dated, the future included. What arrived a little earlier may be among
   * them, and a series may be there more than once. Asks nobody but the database.
   */
  abstract listArrivals(query: ArrivalQuery): Promise<readonly Arrivals[]>;

  /**
   * The same for whoever has to bound what is held.
   *
   * @returns undefined where more than `most` samples have arrived
   */
  async listFewArrivals(query: ArrivalQuery, most: number): Promise<readonly Arrivals[] | undefined> {
    const arrivals = await this.listArrivals({ ...query, limit: most + 1 });
    const nSamples = arrivals.reduce((sum, { timestamps }) => sum + timestamps.length, 0);
    return nSamples > most ? undefined : arrivals;
  }
}
