import type { JobAttempt } from './job.js';
import type { JobTable } from './job-table.js';

/** How often a worker gives a sign of life of each job in its hand … */
export const HEARTBEAT_S = 2;
/** … and after how long without one another worker is given the job. A process that goes on after it notices when it writes. */
const MISSED = {
  /** Of a process that is still connected, and may only be slow. */
  silentSeconds: 3 * HEARTBEAT_S,
  /** Of one whose connection has ended. */
  goneSeconds: 1.5 * HEARTBEAT_S,
};
const LOOK_MS = 1_000;
const UPKEEP_MS = 60_000;

/** What is asked of pg-boss. */
interface SupervisedQueues {
  supervise(): Promise<unknown>;
  /** Has an attempt, if it is still the newest, repeated. */
  fail(queue: string, attempts: JobAttempt[], reason: object): Promise<unknown>;
}

interface SupervisionEvents {
  /** Jobs of missed workers may wait again. */
  readonly retried: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Has the jobs of missed workers retried, for which every replica looks, and pg-boss supervise the queues once a minute, for what takes too long and for
 * the upkeep of its tables: a round of it is ten statements.
 */
export class Supervision {
  private timer: NodeJS.Timeout | undefined;
  private keptUpAtMs = performance.now();
  private isLooking = false;

  constructor(
    private readonly boss: SupervisedQueues,
    private readonly jobs: Pick<JobTable, 'findMissed'>,
    private readonly events: SupervisionEvents,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => void this.look(), LOOK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  protected async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.retryMissed();
      await this.keepUp();
    } catch (error) {
      this.events.failed(error);
    } finally {
      this.isLooking = false;
    }
  }

  private async retryMissed(): Promise<void> {
    const missed = await this.jobs.findMissed(MISSED);
    for (const [queue, jobs] of Map.groupBy(missed, (job) => job.queue))
      await this.boss.fail(queue, [...jobs], { message: 'Its worker is missed' });
    if (missed.length > 0) this.events.retried();
  }

  private async keepUp(): Promise<void> {
    if (performance.now() - this.keptUpAtMs < UPKEEP_MS) return;
    this.keptUpAtMs = performance.now();
    await this.boss.supervise();
  }
}
