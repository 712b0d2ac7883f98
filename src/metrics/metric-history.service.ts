import { Injectable } from '@nestjs/common';
import { mixSamples, type SeriesSamples } from '../ml/index.js';
import { Clock } from '../platform/clock/index.js';
import { ClientGoneError } from '../platform/errors/index.js';
import { AssetDirectory } from './asset-directory.service.js';
import { MetricSource } from './metric-source.js';
import { canonicalMetricName } from './metric-vocabulary.js';
import { type SampleStatistics, summarize } from './sample-statistics.js';
import type { Asset } from './series.js';

const MS_PER_HOUR = 3_600_000;
const READ_ALL = 'all';

export interface MetricHistory {
  readonly asset: Asset;
  /** Canonical name, or "all". */
  readonly metricName: string;
  readonly unit: string;
  /** Finite samples of all its series, ascending by time. */
  readonly samples: SeriesSamples;
  readonly nMissing: number;
  readonly statistics: SampleStatistics;
}

export interface MetricHistoryRequest {
  readonly assetId: string;
  readonly hours: number;
  /** Any of a metric's names; all metrics of the asset without it. */
  readonly metricName?: string;
}

/** Answers what a metric of an asset did lately. */
@Injectable()
export class MetricHistoryService {
  constructor(
    private readonly source: MetricSource,
    private readonly assets: AssetDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws AssetNotFoundError, ClientGoneError */
  async read(
    { assetId, hours, metricName }: MetricHistoryRequest,
    client: AbortSignal,
  ): Promise<MetricHistory> {
    const asset = await this.assets.get(assetId);
    const untilMs = this.clock.now().getTime();
    const afterMs = untilMs - hours * MS_PER_HOUR;
    const wanted = metricName === undefined ? undefined : canonicalMetricName(metricName);
    const series = (await this.source.listSeries([asset.id], afterMs)).filter(
      (one) => wanted === undefined || one.metricName === wanted,
    );
    const histories: SeriesSamples[] = [];
    for (const one of series) {
      if (client.aborted) throw new ClientGoneError();
      const [history] = await this.source.readSamples([{ ...one, afterMs, untilMs }]);
      if (history) histories.push(history.samples);
    }
    const samples = mixSamples(histories);
    return {
      asset,
      metricName: wanted ?? READ_ALL,
      unit: series.every(({ unit }) => unit === series[0]?.unit) ? (series[0]?.unit ?? '') : '',
      samples,
      nMissing: histories.reduce((sum, { values }) => sum + values.length, 0) - samples.values.length,
      statistics: summarize(samples.values),
    };
  }
}
