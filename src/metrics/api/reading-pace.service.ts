import { Inject, Injectable, Logger } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { RestSampleRepository } from './rest-sample.repository.js';
import { describeDuration, NAMES_PER_ASSET, secondsToRead } from './sweep-estimate.js';

/** Below this a first reading needs no announcement. */
const WORTH_REPORTING_S = 60;

/** Says how long reading over the REST API takes: minutes of nothing look like a fault. */
@Injectable()
export class ReadingPace {
  private readonly logger = new Logger('EmsCore');
  /** For how many assets it was reported. */
  private readonly reported = { first: 0, sweep: 0 };

  constructor(
    private readonly samples: RestSampleRepository,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** Once while the assets are read for the first time, and once when it is known how many names are in use. */
  async report(assetIds: readonly string[]): Promise<void> {
    const nAssets = assetIds.length;
    if (nAssets <= Math.min(this.reported.first, this.reported.sweep)) return;
    const { nRead, nInUse } = await this.samples.count(assetIds);
    const nUnread = nAssets * NAMES_PER_ASSET - nRead;
    if (nUnread > 0) this.reportFirstRead(nAssets, nUnread);
    else this.reportSweeps(nAssets, nInUse);
  }

  private reportFirstRead(nAssets: number, nUnread: number): void {
    if (nAssets <= this.reported.first) return;
    this.reported.first = nAssets;
    const seconds = secondsToRead(nUnread);
    if (seconds < WORTH_REPORTING_S) return;
    this.logger.log(
      `${nAssets} asset(s) over the REST API: to read ${nUnread} metric names for the first time takes about ${describeDuration(seconds)}`,
    );
  }

  private reportSweeps(nAssets: number, nInUse: number): void {
    this.reported.first = this.reported.sweep = nAssets;
    const seconds = secondsToRead(nInUse);
    const { sweepIntervalSeconds } = this.config.detection;
    if (seconds <= sweepIntervalSeconds) return;
    this.logger.log(
      `${nAssets} asset(s) over the REST API: each sweep asks for ${nInUse} metric names, which takes about ${describeDuration(seconds)}; SWEEP_INTERVAL_SECONDS is ${sweepIntervalSeconds}`,
    );
  }
}
