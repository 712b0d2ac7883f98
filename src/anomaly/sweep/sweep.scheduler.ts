import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Notifications } from '../../platform/database/index.js';
import { JobTicker } from '../../platform/queue/index.js';
import { N_SHARDS } from '../scoring/shards.js';
import { SWEEP_PROGRESS, SweepProgressRepository } from './sweep-progress.repository.js';
import type { SweepReport } from './sweep-report.js';
import { SWEEPS, SweepWorker } from './sweep-worker.service.js';

/** Queues every shard every SWEEP_INTERVAL_SECONDS, to be swept by whichever replica is free. */
@Injectable()
export class SweepScheduler {
  constructor(
    private readonly worker: SweepWorker,
    private readonly progress: SweepProgressRepository,
    private readonly ticker: JobTicker,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection' | 'roles'>,
  ) {}

  /**
   * May be repeated until it succeeds.
   *
   * @returns what this process swept until every shard was swept once, by whomever; undefined when that failed (the next
   *   sweep takes its work up)
   */
  async start(): Promise<SweepReport | undefined> {
    const everySeconds = this.config.detection.sweepIntervalSeconds;
    // Another replica may have swept in this slot already.
    const sinceMs = this.clock.now().getTime() - everySeconds * 1000;
    if (this.config.roles.has('worker')) await this.worker.start();
    await this.ticker.start({ queue: SWEEPS, everySeconds, jobs: () => this.shards() });
    return this.config.roles.has('worker') ? this.firstSweep(sinceMs) : undefined;
  }

  /** @returns until when everything that had come is scored, by all replicas together; undefined before the first sweep */
  async sweptUntil(): Promise<Date | undefined> {
    const { sweptUntilMs } = await this.progress.findProgress();
    return sweptUntilMs === undefined ? undefined : new Date(sweptUntilMs);
  }

  private shards() {
    const sweepId = this.clock.now().getTime();
    return Array.from({ length: N_SHARDS }, (_, shard) => ({
      key: String(shard),
      payload: { shard, sweepId },
    }));
  }

  private async firstSweep(sinceMs: number): Promise<SweepReport | undefined> {
    const look = async (): Promise<true | undefined> => {
      const sweptUntil = await this.sweptUntil().catch(() => undefined);
      return sweptUntil && sweptUntil.getTime() >= sinceMs ? true : undefined;
    };
    const isSwept = await this.notifications
      .until(SWEEP_PROGRESS, look, this.worker.failure)
      .catch(() => false);
    const report = await this.worker.endTally();
    return isSwept ? report : undefined;
  }
}
