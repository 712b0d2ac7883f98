import { type PgBoss, type QueueResult } from 'pg-boss';
import { type QueueDefinition } from './job.js';

/** pg-boss itself has the job of a missed worker retried after this at the earliest; `Supervision` does before. */
const MISSED_BY_PG_BOSS_S = 10;
/** No job takes so long, unless it hangs. */
const LONGEST_JOB_S = 6 * 3600;
/** How long a job that is done is remembered: longer than any time slot of one. */
const REMEMBERED_S = 2 * 3600;

/** Makes each queue where it is missing, and lets it follow this version where another one made it: once in a process, unless that fails. */
export class PreparedQueues {
  private readonly prepared = new Map<string, Promise<void>>();
  /** As they were when this process made its first. */
  private found: readonly QueueResult[] | undefined;

  constructor(private readonly boss: PgBoss) {}

  async prepare(queue: QueueDefinition): Promise<void> {
    const prepared = this.prepared.get(queue.name) ?? this.make(queue);
    this.prepared.set(queue.name, prepared);
    try {
      await prepared;
    } catch (error) {
      this.prepared.delete(queue.name);
      throw error;
    }
  }

  private async make({ name, nRetries }: QueueDefinition): Promise<void> {
    const options = {
      retryLimit: nRetries,
      retryDelay: 0,
      heartbeatSeconds: MISSED_BY_PG_BOSS_S,
      expireInSeconds: LONGEST_JOB_S,
      deleteAfterSeconds: REMEMBERED_S,
    };
    this.found ??= await this.boss.getQueues();
    if (this.found.some((queue) => queue.name === name && isAsWanted(queue, options))) return;
    await this.boss.createQueue(name, { policy: 'exclusive', ...options });
    await this.boss.updateQueue(name, options);
  }
}

function isAsWanted(queue: QueueResult, options: Readonly<Record<string, number>>): boolean {
  const found = new Map<string, unknown>(Object.entries(queue));
  return Object.entries(options).every(([option, value]) => found.get(option) === value);
}
