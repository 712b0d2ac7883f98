import type { PgBoss } from 'pg-boss';
import type { SessionLocks } from '../database/index.js';
import { attemptKey, type Job, type JobAttempt } from './job.js';
import { HEARTBEAT_S } from './supervision.js';

/** Jobs that a worker takes beside those in its hand, and does with them: they are done together, or retried together. */
export class FurtherJobs<Payload extends object> {
  private readonly taken: JobAttempt[] = [];
  private heartbeat: NodeJS.Timeout | undefined;
  private isShort = false;

  constructor(
    private readonly boss: Pick<PgBoss, 'fetch' | 'touch' | 'complete' | 'fail'>,
    private readonly queueName: string,
    private readonly locks: Pick<SessionLocks, 'hold'>,
    private readonly stopping: AbortSignal,
  ) {}

  /** Whether nothing is left for now: fewer waited than were asked for. */
  get tookAll(): boolean {
    return this.isShort;
  }

  /** @returns up to `most` of those that wait */
  async take(most: number): Promise<readonly Job<Payload>[]> {
    const found = await this.boss.fetch<Payload>(this.queueName, { batchSize: most });
    this.isShort = found.length < most;
    for (const { id, retryCount } of found) this.taken.push({ id, retryCount });
    this.locks.hold(`${this.queueName}, beside`, this.taken.map(attemptKey));
    if (found.length > 0) this.heartbeat ??= setInterval(() => void this.beat(), HEARTBEAT_S * 1000);
    return found.map(({ id, data }) => ({ id, payload: data, signal: this.stopping }));
  }

  async complete(): Promise<void> {
    clearInterval(this.heartbeat);
    if (this.taken.length > 0) await this.boss.complete(this.queueName, this.taken);
  }

  /** What cannot be said is noticed all the same, when no heartbeat comes. */
  async giveBack(error: unknown): Promise<void> {
    clearInterval(this.heartbeat);
    if (this.taken.length === 0) return;
    await this.boss.fail(this.queueName, this.taken, { message: String(error) }).catch(() => undefined);
  }

  /** One that cannot be sent says nothing; nor is it known whose jobs they are then, and whoever writes finds out. */
  private async beat(): Promise<void> {
    await this.boss.touch(this.queueName, this.taken).catch(() => undefined);
  }
}
