import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { AssetDirectory } from './asset-directory.service.js';
import { MetricSource } from './metric-source.js';
import { canonicalMetricName } from './metric-vocabulary.js';
import { type SampleStatistics, summarize } from './sample-statistics.js';
import type { Asset, SampleRange, SeriesHistory } from './series.js';

const MS_PER_HOUR = 3_600_000;
const READ_ALL = 'all';

export interface MetricHistory {
  readonly asset: Asset;
  /** Canonical name, or "all". */
  readonly metricName: string;
  readonly unit: string;
  /** Finite samples, ascending. */
  readonly points: readonly { readonly timestampMs: number; readonly value: number }[];
  readonly nMissing: number;
  readonly statistics: SampleStatistics;
}

/** Answers what a metric of an asset did lately. */
@Injectable()
export class MetricHistoryService {
  constructor(
    private readonly source: MetricSource,
    private readonly assets: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * @param metricName - any of a metric's names; all metrics of the asset without it
   * @throws AssetNotFoundError
   */
  async read(assetId: string, hours: number, metricName?: string): Promise<MetricHistory> {
    const asset = await this.assets.get(assetId);
    const untilMs = this.clock.now().getTime();
    const afterMs = untilMs - hours * MS_PER_HOUR;
    const wanted = metricName === undefined ? undefined : canonicalMetricName(metricName);
    const series = (await this.source.listSeries([asset.id], afterMs)).filter(
      (one) => wanted === undefined || one.metricName === wanted,
    );
    const ranges = series.map((one): SampleRange => ({ ...one, afterMs, untilMs }));
    const points = toPoints(await this.source.readSamples(ranges));
    const present = points.filter(({ value }) => !Number.isNaN(value));
    return {
      asset,
      metricName: wanted ?? READ_ALL,
      unit: series.every(({ unit }) => unit === series[0]?.unit) ? (series[0]?.unit ?? '') : '',
      points: present,
      nMissing: points.length - present.length,
      statistics: summarize(Float64Array.from(present, ({ value }) => value)),
    };
  }
}

function toPoints(histories: readonly SeriesHistory[]): { timestampMs: number; value: number }[] {
  const points = histories.flatMap(({ samples }) =>
    Array.from(samples.timestamps, (timestampMs, index) => ({
      timestampMs,
      value: samples.values[index] ?? NaN,
    })),
  );
  return histories.length > 1 ? points.sort((a, b) => a.timestampMs - b.timestampMs) : points;
}
