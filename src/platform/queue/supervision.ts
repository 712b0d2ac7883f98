import type { PgBoss } from 'pg-boss';
import type { JobTable } from './job-table.js';

/** How often a job is looked for whose worker is missed. */
const LOOK_MS = 2_000;
const UPKEEP_MS = 60_000;

interface SupervisionEvents {
  /** Jobs of missed workers may wait again. */
  readonly retried: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Has pg-boss supervise the queues where a worker is missed, which one statement of every replica says, and once a minute for the upkeep of its
 * tables: a round of it is ten statements.
 */
export class Supervision {
  private timer: NodeJS.Timeout | undefined;
  private keptUpAtMs = performance.now();
  private isLooking = false;

  constructor(
    private readonly boss: Pick<PgBoss, 'supervise'>,
    private readonly jobs: Pick<JobTable, 'isAnyMissed'>,
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
      await this.superviseWhereDue();
    } catch (error) {
      this.events.failed(error);
    } finally {
      this.isLooking = false;
    }
  }

  private async superviseWhereDue(): Promise<void> {
    const isMissed = await this.jobs.isAnyMissed();
    if (!isMissed && performance.now() - this.keptUpAtMs < UPKEEP_MS) return;
    this.keptUpAtMs = performance.now();
    await this.boss.supervise();
    if (isMissed) this.events.retried();
  }
}
