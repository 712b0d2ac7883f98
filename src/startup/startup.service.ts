import { setTimeout as delay } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { SweepScheduler } from '../anomaly/index.js';
import { DetectorProvider } from '../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { isSomethingAway } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { RetrainingScheduler } from '../training/index.js';
import { PrepareService } from './prepare.service.js';
import { startupSummary } from './startup-summary.js';

const RETRY_MS = 2_000;

/**
 * Gets the service going once it listens: migrate, load or train a model, sweep, and say so. A database that is away
 * is waited for; meanwhile requests are answered 503.
 */
@Injectable()
export class StartupService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Startup');
  private readonly stopping = new AbortController();

  constructor(
    private readonly preparation: PrepareService,
    private readonly detector: DetectorProvider,
    private readonly retraining: RetrainingScheduler,
    private readonly sweeps: SweepScheduler,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  onApplicationBootstrap(): void {
    void this.start().catch((error: unknown) => {
      if (!this.stopping.signal.aborted)
        this.logger.fatal('Start-up failed', error instanceof Error ? error.stack : error);
    });
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }

  private async start(): Promise<void> {
    await this.untilThereIsADatabase(() => this.preparation.prepare());
    await this.untilThereIsADatabase(() => this.retraining.start());
    const firstSweep = this.config.detection.isEnabled
      ? await this.untilThereIsADatabase(() => this.sweeps.start())
      : undefined;
    for (const line of startupSummary(this.detector.current(), firstSweep, this.config))
      this.logger.log(line);
  }

  /** Also until it holds the platform's tables: in a fresh installation EMS Core makes them at its own start. */
  private async untilThereIsADatabase<T>(work: () => Promise<T>): Promise<T> {
    let told = '';
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isSomethingAway(error)) throw error;
        const obstacle = error instanceof DomainError ? error.message : 'away';
        if (obstacle !== told) this.tellOf(error);
        told = obstacle;
        await delay(RETRY_MS, undefined, { signal: this.stopping.signal });
      }
    }
  }

  private tellOf(obstacle: Error): void {
    if (obstacle instanceof DomainError) this.logger.error(`Cannot start yet: ${obstacle.message}`);
    else this.logger.warn(`Waiting for the database: ${obstacle.message}`);
  }
}
