import { Inject, Injectable } from '@nestjs/common';
import { MetricSource, type Series, seriesId, type SeriesKey } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';

/** Samples may be stored this much later than they were taken. */
const LATENESS_MS = 3_600_000;
/** What series an asset has is looked up so often; at once where a sample of an unknown one has arrived. */
const LOOK_EVERY_MS = 60_000;

/** Remembers which series there are, so that a sweep only looks for those that are new. */
@Injectable()
export class SeriesCatalog {
  /** By asset and metric. */
  private readonly known = new Map<string, Map<string, Series>>();
  /** Each text once: of a hundred thousand series most have the same few names and units. */
  private readonly texts = new Map<string, string>();
  private readonly lookedAt = new Map<string, number>();
  /** Assets of which a sample of an unknown series has arrived. */
  private readonly unlisted = new Set<string>();

  constructor(
    private readonly source: MetricSource,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @returns every series of the assets that had samples within the history, or was seen since the start */
  async list(assetIds: readonly string[], nowMs: number): Promise<readonly Series[]> {
    const newAssets = assetIds.filter((id) => !this.lookedAt.has(id));
    const oldAssets = assetIds.filter((id) => this.isDue(id, nowMs));
    const lastLookMs = oldAssets.reduce(
      (first, id) => Math.min(first, this.lookedAt.get(id) ?? first),
      nowMs,
    );
    const found = await Promise.all([
      this.source.listSeries(newAssets, nowMs - this.config.detection.historySeconds * 1000),
      this.source.listSeries(oldAssets, lastLookMs - LATENESS_MS),
    ]);
    for (const series of found.flat()) this.remember(series);
    for (const id of [...newAssets, ...oldAssets]) {
      this.lookedAt.set(id, nowMs);
      this.unlisted.delete(id);
    }
    return assetIds.flatMap((id) => [...(this.known.get(id)?.values() ?? [])]);
  }

  /** @param arrived - samples of which series: one that is not known need not wait until it is looked for */
  notice(arrived: readonly SeriesKey[]): void {
    for (const one of arrived)
      if (!(this.known.get(one.assetId)?.has(one.metricName) ?? false)) this.unlisted.add(one.assetId);
  }

  private isDue(assetId: string, nowMs: number): boolean {
    const atMs = this.lookedAt.get(assetId);
    return atMs !== undefined && (nowMs - atMs >= LOOK_EVERY_MS || this.unlisted.has(assetId));
  }

  private remember(series: Series): void {
    const ofAsset = this.known.get(series.assetId) ?? new Map<string, Series>();
    const assetId = ofAsset.values().next().value?.assetId ?? series.assetId;
    const metricName = this.once(series.metricName);
    const unit = this.once(series.unit);
    if (ofAsset.get(metricName)?.unit !== unit)
      ofAsset.set(metricName, { assetId, metricName, unit, seriesId: seriesId(series) });
    this.known.set(assetId, ofAsset);
  }

  private once(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }
}
