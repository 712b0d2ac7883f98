import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { JobTicker } from '../../platform/queue/index.js';
import { N_SHARDS } from '../scoring/shards.js';
import { SweepProgressRepository } from './sweep-progress.repository.js';
import type { SweepReport } from './sweep-report.js';
import { SWEEPS, SweepWorker } from './sweep-worker.service.js';

const LOOK_MS = 50;

/** Queues every shard every SWEEP_INTERVAL_SECONDS, to be swept by whichever replica is free. */
@Injectable()
export class SweepScheduler implements OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly worker: SweepWorker,
    private readonly progress: SweepProgressRepository,
    private readonly ticker: JobTicker,
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
    const { sweptUntilMs } = await this.progress.find();
    return sweptUntilMs === undefined ? undefined : new Date(sweptUntilMs);
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  private shards() {
    const sweepId = this.clock.now().getTime();
    return Array.from({ length: N_SHARDS }, (_, shard) => ({
      key: String(shard),
      payload: { shard, sweepId },
    }));
  }

  private async firstSweep(sinceMs: number): Promise<SweepReport | undefined> {
    while (!this.isStopping) {
      const hasFailed = this.worker.hasFailed();
      const sweptUntil = await this.sweptUntil().catch(() => undefined);
      if (hasFailed || (sweptUntil && sweptUntil.getTime() >= sinceMs)) {
        const report = await this.worker.endTally();
        return hasFailed ? undefined : report;
      }
      await delay(LOOK_MS);
    }
    return undefined;
  }
}
