import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { isConnectionFailure, isDependencyUnavailable } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import { type Job, JobInterruptedError, JobQueue } from '../../platform/queue/index.js';
import { MaintenanceRun } from './maintenance-run.service.js';

export const MAINTENANCE_RUN = { name: 'maintenance', nRetries: 2 };

/** Does the run of maintenance when it is queued, in one replica. */
@Injectable()
export class MaintenanceWorker {
  private readonly logger = new Logger('Maintenance');
  private isFailing = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly maintenance: MaintenanceRun,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    await this.queue.work(MAINTENANCE_RUN, (job) => this.begin(job));
  }

  /** What fails is repeated at the next tick. */
  private async begin({ signal }: Job): Promise<void> {
    try {
      await this.maintenance.run(this.clock.now(), signal);
      this.isFailing = false;
    } catch (error) {
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
      this.logger.warn(`Predictions of failures stay as they are for now: ${error.message}`);
    else
      this.logger.error(
        'Predictions of failures could not be brought up to date',
        error instanceof Error ? error.stack : String(error),
      );
  }
}
