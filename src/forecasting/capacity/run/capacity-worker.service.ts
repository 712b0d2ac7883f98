import { Injectable, Logger } from '@nestjs/common';
import { isConnectionFailure, isDependencyUnavailable } from '../../../platform/database/index.js';
import { DomainError } from '../../../platform/errors/index.js';
import { type Job, JobInterruptedError, JobQueue } from '../../../platform/queue/index.js';
import { CapacityRun } from './capacity-run.service.js';

export const CAPACITY = { name: 'capacity', nRetries: 2 };

/** Does the run of capacity when it is queued, in one replica. */
@Injectable()
export class CapacityWorker {
  private readonly logger = new Logger('Capacity');
  private isFailing = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly capacity: CapacityRun,
  ) {}

  async start(): Promise<void> {
    await this.queue.work(CAPACITY, (job) => this.begin(job));
  }

  /** What fails is repeated at the next tick. */
  private async begin({ signal }: Job): Promise<void> {
    try {
      await this.capacity.run(signal);
      this.isFailing = false;
    } catch (error) {
      // Retried as soon as the database is back; an EMS Core that is away is no reason to.
      if (isConnectionFailure(error) && !(error instanceof DomainError)) throw error;
      this.report(error);
    }
    if (signal.aborted) throw new JobInterruptedError();
  }

  /** Once for a run of failures. */
  private report(error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    if (isDependencyUnavailable(error) || error instanceof DomainError)
      this.logger.warn(`Busy levels stay as they are for now: ${error.message}`);
    else
      this.logger.error(
        'Busy levels could not be brought up to date',
        error instanceof Error ? error.stack : String(error),
      );
  }
}
