import { Inject, Injectable } from '@nestjs/common';
import { MetricSource, type SeriesKey, seriesId } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Transactions } from '../../platform/database/index.js';
import { GoneSeriesRepository } from './gone-series.repository.js';
import { SeriesCheckpointRepository } from '../scoring/series-checkpoint.repository.js';

const DAY_MS = 86_400_000;
/** Sweeps of their assets wait while so many are forgotten. */
const SERIES_PER_STEP = 500;

/**
 * Forgets the series that are gone for good: the platform has no sample of them any more, nor has this service a score. One that comes
 * back after that is new. A series that only rests keeps its checkpoint, without which every sweep would look for its history.
 */
@Injectable()
export class ForgetSeriesService {
  constructor(
    private readonly gone: GoneSeriesRepository,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly transactions: Transactions,
    private readonly source: MetricSource,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection' | 'retention'>,
  ) {}

  /** @returns how many series are forgotten */
  async apply(signal?: AbortSignal): Promise<number> {
    const before = this.oldestKept();
    let nForgotten = 0;
    let page = await this.gone.findQuiet(before, SERIES_PER_STEP, undefined);
    while (page.length > 0 && !signal?.aborted) {
      nForgotten += await this.forget(await this.notOnPlatform(page, before), before);
      page = await this.gone.findQuiet(before, SERIES_PER_STEP, page.at(-1));
    }
    return nForgotten;
  }

  /** What is scored again from further back would meet scores that are stored. */
  private oldestKept(): Date {
    const { scoreRetentionDays, historySeconds, firstLookbackSeconds } = this.config.detection;
    const days = Math.max(this.config.retention.historyDays, scoreRetentionDays);
    const keptMs = Math.max(days * DAY_MS, (historySeconds + firstLookbackSeconds) * 1000);
    return new Date(this.clock.now().getTime() - keptMs);
  }

  private async notOnPlatform(series: readonly SeriesKey[], before: Date): Promise<readonly SeriesKey[]> {
    const wanted = new Set(series.map(({ assetId }) => assetId));
    const assets = (await this.source.listAssets()).filter(({ id }) => wanted.has(id));
    const listed = await this.source.listSeries(
      assets.map(({ id }) => id),
      before.getTime(),
    );
    const known = new Set(listed.map(seriesId));
    return series.filter((one) => !known.has(seriesId(one)));
  }

  private async forget(series: readonly SeriesKey[], before: Date): Promise<number> {
    if (series.length === 0) return 0;
    return this.transactions.run(async () => {
      await this.checkpoints.lockShardsOf(series.map(({ assetId }) => assetId));
      return this.gone.forget(series, before);
    });
  }
}
