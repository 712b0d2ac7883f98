import { Inject, Injectable } from '@nestjs/common';
import { N_SHARDS } from '../../anomaly/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { JobTicker } from '../../platform/queue/index.js';
import { FORECASTS, ForecastWorker } from './forecast-worker.service.js';

/** Series are forecast once a day; new ones, and those whose forecast does not hold, are looked for once an hour. */
const EVERY_SECONDS = 3600;

/** Queues every shard every hour, to be looked at by whichever replica is free. */
@Injectable()
export class ForecastScheduler {
  constructor(
    private readonly worker: ForecastWorker,
    private readonly ticker: JobTicker,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'forecasts' | 'roles'>,
  ) {}

  /** May be repeated until it succeeds; waits for no forecast. */
  async start(): Promise<void> {
    if (!this.config.forecasts.isEnabled) return;
    if (this.config.roles.has('worker')) await this.worker.start();
    await this.ticker.start({ queue: FORECASTS, everySeconds: EVERY_SECONDS, jobs: () => this.shards() });
  }

  private shards() {
    const runId = this.clock.now().getTime();
    return Array.from({ length: N_SHARDS }, (_, shard) => ({
      key: String(shard),
      payload: { shard, runId },
    }));
  }
}
