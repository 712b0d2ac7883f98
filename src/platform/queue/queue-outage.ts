import { setTimeout as delay } from 'node:timers/promises';
import { type Logger } from '@nestjs/common';
import { type PgBoss } from 'pg-boss';
import { isConnectionFailure } from '../database/index.js';

/** How often a database that is away is tried. */
const RETRY_MS = 500;

/** Says once that the job queue fails, and once that it answers again, however many statements fail meanwhile. */
export class QueueOutage {
  private isFailing = false;

  /** @param stopping - aborted when the process ends: nothing is said, or waited for, from then on */
  constructor(
    private readonly boss: PgBoss,
    private readonly logger: Logger,
    private readonly stopping: AbortSignal,
  ) {}

  /** pg-boss tries again by itself. */
  noteFailure(error: unknown): void {
    if (this.isFailing || this.stopping.aborted) return;
    this.isFailing = true;
    const reason = reasonOf(error);
    if (!isConnectionFailure(error)) {
      this.logger.error(`The job queue fails: ${reason}`, error instanceof Error ? error.stack : undefined);
      return;
    }
    this.logger.warn(`The job queue does not answer (${reason}). Sweeps and trainings go on when it does`);
    // There may be no job for a long time, and none ever where the process does not work.
    void this.untilOver().then(() => this.noteAnswer());
  }

  noteAnswer(): void {
    if (!this.isFailing || this.stopping.aborted) return;
    this.isFailing = false;
    this.logger.log('The job queue answers again; sweeps and trainings go on');
  }

  /** Until it answers, or the process ends. */
  async untilOver(): Promise<void> {
    while (!this.stopping.aborted) {
      const answer = await this.boss.schemaVersion().catch(() => null);
      if (answer !== null) return;
      await delay(RETRY_MS);
    }
  }
}

/** Those of its workers pg-boss copies into plain objects. */
function reasonOf(error: unknown): string {
  const isDescribed = typeof error === 'object' && error !== null && 'message' in error;
  return String(isDescribed ? error.message : error);
}
