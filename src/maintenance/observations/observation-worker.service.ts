import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { isConnectionFailure, isDependencyUnavailable } from '../../platform/database/index.js';
import { type Job, JobInterruptedError, JobQueue } from '../../platform/queue/index.js';
import { ObserveShard } from './observe-shard.service.js';

export const OBSERVATIONS = { name: 'maintenance-observations', nRetries: 10 };

/** A part of the fleet to look at: 0 to N_SHARDS - 1. */
export interface ObservationTask {
  readonly shard: number;
}

/** Looks at the shards that are queued. */
@Injectable()
export class ObservationWorker {
  private readonly logger = new Logger('Maintenance');
  private isFailing = false;

  constructor(
    private readonly shards: ObserveShard,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    await this.queue.work<ObservationTask>(OBSERVATIONS, (job) => this.observe(job));
  }

  /** What fails is repeated at the next tick; what is interrupted, or loses the database, is retried at once. */
  private async observe({ payload, signal }: Job<ObservationTask>): Promise<void> {
    try {
      const { nAssets, nFailed } = await this.shards.run(payload.shard, this.clock, signal);
      this.logger.debug(`Shard ${payload.shard}: ${nAssets} asset(s) looked at, ${nFailed} failed`);
      this.isFailing = false;
    } catch (error) {
      if (!signal.aborted) this.report(error);
      if (isConnectionFailure(error)) throw error;
    }
    if (signal.aborted) throw new JobInterruptedError();
  }

  /** Once for a run of failures. */
  private report(error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    if (isDependencyUnavailable(error)) this.logger.warn(`Assets will be looked at later: ${error.message}`);
    else
      this.logger.error(
        'Assets could not be looked at and will be later',
        error instanceof Error ? error.stack : error,
      );
  }
}
