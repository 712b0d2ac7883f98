import { Inject, Injectable } from '@nestjs/common';
import { MetricSource, type Series, seriesId } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';

/** Samples may be stored this much later than they were taken. */
const LATENESS_MS = 3_600_000;

/** Remembers which series there are, so that a sweep only looks for those that are new. */
@Injectable()
export class SeriesCatalog {
  /** By asset and `seriesId`. */
  private readonly known = new Map<string, Map<string, Series>>();
  private readonly lookedAt = new Map<string, number>();

  constructor(
    private readonly source: MetricSource,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @returns every series of the assets that had samples within the history, or was seen since the start */
  async list(assetIds: readonly string[], nowMs: number): Promise<readonly Series[]> {
    const newAssets = assetIds.filter((id) => !this.lookedAt.has(id));
    const oldAssets = assetIds.filter((id) => this.lookedAt.has(id));
    const lastLookMs = oldAssets.reduce(
      (first, id) => Math.min(first, this.lookedAt.get(id) ?? first),
      nowMs,
    );
    const found = await Promise.all([
      this.source.listSeries(newAssets, nowMs - this.config.detection.historySeconds * 1000),
      this.source.listSeries(oldAssets, lastLookMs - LATENESS_MS),
    ]);
    for (const series of found.flat()) this.remember(series);
    for (const id of assetIds) this.lookedAt.set(id, nowMs);
    return assetIds.flatMap((id) => [...(this.known.get(id)?.values() ?? [])]);
  }

  private remember(series: Series): void {
    const ofAsset = this.known.get(series.assetId) ?? new Map<string, Series>();
    ofAsset.set(seriesId(series), series);
    this.known.set(series.assetId, ofAsset);
  }
}
