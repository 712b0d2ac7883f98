import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DetectorProvider } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { isDependencyUnavailable } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { PrepareService } from './prepare.service.js';
import { Schedules } from './schedules.service.js';
import { startupSummary } from './startup-summary.js';

const RETRY_MS = 2_000;

/** How far the start-up has come. */
export type StartupState =
  | { readonly status: 'ready' }
  | { readonly status: 'starting'; readonly since: Date }
  /** Tried again until what is in the way has gone. */
  | { readonly status: 'waiting'; readonly obstacle: string };

/**
 * Gets the service going once it listens: migrate, load or train a model, sweep, and say so. A database that is away
 * is waited for; meanwhile requests are answered 503.
 */
@Injectable()
export class StartupService implements OnApplicationShutdown {
  private readonly logger = new Logger('Startup');
  private readonly stopping = new AbortController();
  private state: StartupState;

  constructor(
    private readonly preparation: PrepareService,
    private readonly detector: DetectorProvider,
    private readonly schedules: Schedules,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {
    this.state = this.starting();
  }

  current(): StartupState {
    return this.state;
  }

  /**
   * Returns when the service is ready, or asked to stop before it was.
   *
   * @throws what waiting does not mend, such as a migration that fails: the process had better end
   */
  async start(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      if (!this.stopping.signal.aborted) throw error;
    }
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
  }

  private async run(): Promise<void> {
    await this.untilThereIsADatabase(() => this.preparation.prepare());
    await this.untilThereIsADatabase(() => this.schedules.startTraining());
    const firstSweep = await this.untilThereIsADatabase(() => this.schedules.startSweeps());
    await this.untilThereIsADatabase(() => this.schedules.startForecasts());
    this.state = { status: 'ready' };
    for (const line of startupSummary(this.detector.current(), firstSweep, this.config))
      this.logger.log(line);
  }

  /** Also until it holds the platform's tables: in a fresh installation EMS Core makes them at its own start. */
  private async untilThereIsADatabase<T>(work: () => Promise<T>): Promise<T> {
    let reported = '';
    for (;;) {
      try {
        const result = await work();
        if (this.state.status === 'waiting') this.state = this.starting();
        return result;
      } catch (error) {
        if (!isDependencyUnavailable(error)) throw error;
        this.state = { status: 'waiting', obstacle: error.message };
        const obstacle = error instanceof DomainError ? error.message : 'away';
        if (obstacle !== reported) this.report(error);
        reported = obstacle;
        await delay(RETRY_MS, undefined, { signal: this.stopping.signal });
      }
    }
  }

  private starting(): StartupState {
    return { status: 'starting', since: this.clock.now() };
  }

  private report(obstacle: Error): void {
    if (obstacle instanceof DomainError) this.logger.error(`Cannot start yet: ${obstacle.message}`);
    else this.logger.warn(`Waiting for the database: ${obstacle.message}`);
  }
}
