import { Injectable, Logger } from '@nestjs/common';
import { isConnectionFailure, isDependencyUnavailable } from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import { type Job, JobInterruptedError, JobQueue } from '../platform/queue/index.js';
import { type Chore, Chores } from './chores.service.js';

export const HOUSEKEEPING = { name: 'housekeeping', nRetries: 2 };

/** Removes what is too old, one thing after another, apart from all other work. */
@Injectable()
export class HousekeepingWorker {
  private readonly logger = new Logger('Housekeeping');
  private readonly failing = new Set<string>();

  constructor(
    private readonly queue: JobQueue,
    private readonly chores: Chores,
  ) {}

  async start(): Promise<void> {
    await this.queue.work(HOUSEKEEPING, (job) => this.keepHouse(job));
  }

  private async keepHouse({ signal }: Job): Promise<void> {
    const removed: string[] = [];
    for (const chore of this.chores.list()) {
      if (signal.aborted) throw new JobInterruptedError();
      const nRemoved = await this.remove(chore, signal);
      if (nRemoved > 0) removed.push(`${nRemoved} ${chore.what}`);
    }
    if (removed.length > 0) this.logger.log(`Removed what was too old: ${removed.join(', ')}`);
  }

  /** What fails is repeated the next time, and keeps the others from nothing. */
  private async remove({ what, remove }: Chore, signal: AbortSignal): Promise<number> {
    try {
      const nRemoved = await remove(signal);
      this.failing.delete(what);
      return nRemoved;
    } catch (error) {
      // Retried as soon as the database is back; an EMS Core that is away is no reason to.
      if (isConnectionFailure(error) && !(error instanceof DomainError)) throw error;
      this.report(what, error);
      return 0;
    }
  }

  /** Once for a run of failures. */
  private report(what: string, error: unknown): void {
    if (this.failing.has(what)) return;
    this.failing.add(what);
    if (isDependencyUnavailable(error)) this.logger.warn(`Old ${what} stay for now: ${error.message}`);
    else
      this.logger.error(
        `Old ${what} could not be removed`,
        error instanceof Error ? error.stack : String(error),
      );
  }
}
