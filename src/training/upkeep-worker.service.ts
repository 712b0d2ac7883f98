import { Injectable, Logger } from '@nestjs/common';
import { isDependencyUnavailable } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { type Job, JobQueue } from '../platform/queue/index.js';
import { MeasureDriftService } from './drift/measure-drift.service.js';
import { RetrainWhenDueService } from './retrain-when-due.service.js';

export const UPKEEP = { name: 'model-upkeep', nRetries: 2 };

/** A look at the active model. */
export interface UpkeepTask {
  readonly look: 'age' | 'drift';
}

/** Looks whether the active model is still good. */
@Injectable()
export class UpkeepWorker {
  private readonly logger = new Logger('Training');
  private readonly failing = new Set<UpkeepTask['look']>();

  constructor(
    private readonly queue: JobQueue,
    private readonly retraining: RetrainWhenDueService,
    private readonly drift: MeasureDriftService,
  ) {}

  async start(): Promise<void> {
    await this.queue.work<UpkeepTask>(UPKEEP, (job) => this.look(job));
  }

  /** What fails is repeated at the next tick. */
  private async look({ payload: { look } }: Job<UpkeepTask>): Promise<void> {
    try {
      await (look === 'age' ? this.retraining.look() : this.drift.measureWhenDue());
      this.failing.delete(look);
    } catch (error) {
      this.report(look, error);
    }
  }

  /** Once for a run of failures. */
  private report(look: UpkeepTask['look'], error: unknown): void {
    if (this.failing.has(look)) return;
    this.failing.add(look);
    const what = look === 'age' ? "The model's age" : 'Drift';
    if (isDependencyUnavailable(error) || error instanceof DomainError)
      this.logger.warn(`${what}: check skipped: ${error.message}`);
    else this.logger.error(`${what}: check failed`, error instanceof Error ? error.stack : String(error));
  }
}
