import { Injectable } from '@nestjs/common';
import { EmsClient } from '../../ems/index.js';
import { Clock } from '../../platform/clock/index.js';
import { mergeSamples, type SampleRun } from '../merge-samples.js';
import { MetricSource } from '../metric-source.js';
import { KNOWN_METRIC_NAMES, storedMetricNames, usualUnit } from '../metric-vocabulary.js';
import type { Asset, ReadOptions, SampleRange, Series, SeriesHistory } from '../series.js';

/** A name that had nothing is not asked for again before this: requests are scarce (100 a minute). */
const EMPTY_FOR_MS = 3_600_000;

/**
 * Reads over EMS Core's REST API, for installations whose database is out of reach. It sees only the metrics that were
 * posted, not the pollers' device history, and asks for one asset and metric at a time.
 */
@Injectable()
export class ApiMetricSource extends MetricSource {
  private readonly emptySince = new Map<string, number>();

  constructor(
    private readonly ems: EmsClient,
    private readonly clock: Clock,
  ) {
    super();
  }

  async listAssets(): Promise<readonly Asset[]> {
    const assets = await this.ems.listAssets();
    return [...assets].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  }

  async findAsset(assetId: string): Promise<Asset | undefined> {
    return this.ems.findAsset(assetId);
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
    if (rows.length === 0 && range.untilMs - range.afterMs > EMPTY_FOR_MS) this.emptySince.set(memory, nowMs);
    else this.emptySince.delete(memory);
    const kept = rows.slice(0, limit);
    return {
      timestamps: kept.map(({ timestampMs }) => timestampMs),
      values: kept.map(({ value }) => value ?? NaN),
      isTruncated: rows.length > kept.length,
    };
  }
}
