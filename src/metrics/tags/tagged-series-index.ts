import type { SeriesKey } from '../series.js';
import { seriesId } from '../series.js';
import { StoredCopy } from '../stored-copy.js';
import type { TaggedSeries, TaggedSeriesRepository } from './tagged-series.repository.js';
import { project } from './distinguishing-tags.js';
import { taggedName, type Tags } from './tagged-name.js';

/** A metric that is several series by now. */
export interface SplitMetric extends SeriesKey {
  readonly splitAtMs: number;
}

/** Which metrics come from several sources at once, as it was found so far. Without a store there are none. */
export class TaggedSeriesIndex {
  private bySeries: ReadonlyMap<string, TaggedSeries> = new Map();
  private byMetric: ReadonlyMap<string, readonly TaggedSeries[]> = new Map();

  private readonly copy: StoredCopy<TaggedSeries>;

  constructor(private readonly store: Pick<TaggedSeriesRepository, 'add' | 'findAll'> | undefined) {
    this.copy = new StoredCopy(store, (all) => {
      this.bySeries = new Map(all.map((one) => [seriesId(one), one]));
      this.byMetric = Map.groupBy(all, ({ assetId, baseName }) =>
        seriesId({ assetId, metricName: baseName }),
      );
    });
  }

  get isKept(): boolean {
    return this.store !== undefined;
  }

  refresh(): Promise<void> {
    return this.copy.refresh();
  }

  /** @returns one source of a metric; undefined for a metric that is one series */
  find(series: SeriesKey): TaggedSeries | undefined {
    return this.bySeries.get(seriesId(series));
  }

  /** Whether every metric is one series. */
  get isEmpty(): boolean {
    return this.byMetric.size === 0;
  }

  isSplit(metric: SeriesKey): boolean {
    return this.byMetric.has(seriesId(metric));
  }

  /** @param assetIds any asset without it */
  hasSplit(assetIds?: readonly string[]): boolean {
    if (this.byMetric.size === 0 || assetIds === undefined) return this.byMetric.size > 0;
    const wanted = new Set(assetIds);
    return [...this.bySeries.values()].some(({ assetId }) => wanted.has(assetId));
  }

  /** @returns what distinguishes the sources of the metric; undefined where it is one series */
  keysOf(metric: SeriesKey): readonly string[] | undefined {
    const [first] = this.byMetric.get(seriesId(metric)) ?? [];
    return first && Object.keys(first.tags).sort();
  }

  /** @returns the series to which samples of the metric with these tags belong; undefined for a source that is not known yet */
  sourceOf(metric: SeriesKey, tags: Tags | undefined): TaggedSeries | undefined {
    const keys = this.keysOf(metric);
    const metricName = keys && taggedName(metric.metricName, project(tags, keys));
    return metricName === undefined ? undefined : this.find({ assetId: metric.assetId, metricName });
  }

  /** @returns when each metric was split */
  listSplit(): readonly SplitMetric[] {
    return [...this.byMetric.values()].flatMap(([first]): SplitMetric[] =>
      first ? [{ assetId: first.assetId, metricName: first.baseName, splitAtMs: first.splitAtMs }] : [],
    );
  }

  /** Adds sources, and knows them from then on. */
  async add(sources: readonly Omit<TaggedSeries, 'splitAtMs'>[]): Promise<void> {
    await this.store?.add(sources);
    await this.copy.refresh(0);
  }
}
