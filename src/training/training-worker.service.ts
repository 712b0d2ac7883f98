import { Injectable, Logger } from '@nestjs/common';
import { isConnectionFailure, isDependencyUnavailable } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { type Job, JobInterruptedError, JobQueue } from '../platform/queue/index.js';
import { TrainingRuns } from './runs/training-runs.service.js';
import { TrainModelService } from './train-model.service.js';
import { type TrainingJob, TRAININGS } from './training-job.js';

/** Trains what is queued. */
@Injectable()
export class TrainingWorker {
  private readonly logger = new Logger('Training');
  private isRetrying = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly runs: TrainingRuns,
    private readonly training: TrainModelService,
  ) {}

  async start(): Promise<void> {
    await this.queue.work<TrainingJob>(TRAININGS, (job) => this.train(job));
  }

  private async train({ payload: { runId, request }, signal }: Job<TrainingJob>): Promise<void> {
    const run = await this.runs.begin(runId, request, signal);
    if (!run) return;
    try {
      await this.training.train(request, run);
      this.isRetrying = false;
    } catch (error) {
      if (error instanceof JobInterruptedError) throw error;
      this.report(error);
      // Its end could not be noted, so it is retried.
      if (isConnectionFailure(error)) throw error;
    }
  }

  /** Whoever asked for it reads the run; the log is for the operator. */
  private report(error: unknown): void {
    if (isDependencyUnavailable(error)) {
      if (!this.isRetrying) this.logger.warn(`No new model for now: ${error.message}`);
      this.isRetrying = true;
    } else if (error instanceof DomainError) this.logger.warn(`No new model: ${error.message}`);
    else
      this.logger.error(
        'Training failed; the active model stays in use',
        error instanceof Error ? error.stack : error,
      );
  }
}
