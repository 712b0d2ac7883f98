import { Inject, Injectable, Logger } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';
import { isConnectionFailure } from '../database/index.js';
import { DomainError } from '../errors/index.js';
import { type Job, JobInterruptedError, type QueueDefinition } from './job.js';
import { JobQueue } from './job-queue.service.js';
import { type JobSchedule, JobTicker } from './job-ticker.service.js';

/** Work that repeats: the next run takes up what one could not do. */
export interface RepeatedRun<Payload extends object = object> {
  readonly queue: QueueDefinition;
  /** Of its lines in the log. */
  readonly context: string;
  /** What it brings up to date, in the plural: `Busy levels`. */
  readonly what: string;
  /** When it is queued; absent where somebody else queues it. */
  readonly ticks?: Omit<JobSchedule, 'queue'>;
  readonly run: (job: Job<Payload>) => Promise<void>;
}

/** Does repeated work in processes that work. Of runs that fail the first is logged, and the first after them that does not. */
@Injectable()
export class RepeatedRuns {
  constructor(
    private readonly queue: JobQueue,
    private readonly ticker: JobTicker,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'roles'>,
  ) {}

  /**
   * May be repeated until it succeeds.
   *
   * @returns whether this process works on it
   */
  async start<Payload extends object>({ queue, ticks, ...work }: RepeatedRun<Payload>): Promise<boolean> {
    const isWorker = this.config.roles.has('worker');
    if (isWorker) {
      const health = new RunHealth(work);
      await this.queue.work<Payload>(queue, (job) => runOnce(job, work.run, health));
    }
    if (ticks) await this.ticker.start({ queue, ...ticks });
    return isWorker;
  }
}

/** What is interrupted, or loses the database, is retried at once; what fails otherwise, with the next run. */
async function runOnce<Payload extends object>(
  job: Job<Payload>,
  run: RepeatedRun<Payload>['run'],
  health: RunHealth,
): Promise<void> {
  try {
    await run(job);
    if (!job.signal.aborted) health.noteSuccess();
  } catch (error) {
    // An EMS Core that is away is no reason to retry at once.
    if (isConnectionFailure(error) && !(error instanceof DomainError)) throw error;
    if (!job.signal.aborted) health.noteFailure(error);
  }
  if (job.signal.aborted) throw new JobInterruptedError();
}

/** Logs once for a run of failures. */
class RunHealth {
  private readonly logger: Logger;
  private readonly what: string;
  private isFailing = false;

  constructor({ context, what }: Pick<RepeatedRun, 'context' | 'what'>) {
    this.logger = new Logger(context);
    this.what = what;
  }

  noteSuccess(): void {
    if (this.isFailing) this.logger.log(`${this.what} are brought up to date again`);
    this.isFailing = false;
  }

  noteFailure(error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    if (error instanceof DomainError)
      this.logger.warn(`${this.what} stay as they are for now: ${error.message}`);
    else
      this.logger.error(
        `${this.what} could not be brought up to date`,
        error instanceof Error ? error.stack : String(error),
      );
  }
}
