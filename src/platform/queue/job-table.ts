import type { PgBoss } from 'pg-boss';
import { isHeld } from '../database/index.js';
import { type JobAttempt, type QueueCounts } from './job.js';

export interface MissedJob extends JobAttempt {
  readonly queue: string;
}

export interface MissedAfter {
  readonly silentSeconds: number;
  readonly goneSeconds: number;
}

/** As {@link attemptKey} has it. */
const ATTEMPT = `id || '/' || retry_count`;
/** Those of the version before hold no locks, and give a sign of life every five seconds. */
const HAS_OLDER_WORKERS = `exists (
  select from pg_stat_activity where datname = current_database() and application_name = 'ems-ml-service jobs')`;

/** What is in pg-boss's table of jobs at this moment: its own figures are as old as its last round of supervision. */
export class JobTable {
  constructor(
    private readonly boss: Pick<PgBoss, 'getDb'>,
    private readonly schema: string,
  ) {}

  /** Of each queue that was made, also where it is empty. */
  async counts(): Promise<readonly QueueCounts[]> {
    return this.ask<QueueCounts>(`
      select q.name,
        (count(*) filter (where j.state < 'active'))::int as "nWaiting",
        (count(*) filter (where j.state = 'active'))::int as "nInHand",
        coalesce(floor(extract(epoch from now() - min(greatest(j.created_on, j.start_after))
          filter (where j.state < 'active' and not j.blocked and j.start_after <= now()))), 0)::int as "oldestWaitingSeconds"
      from ${this.schema}.queue q
      left join ${this.schema}.job j on j.name = q.name and j.state in ('created', 'retry', 'active')
      group by q.name
      order by q.name`);
  }

  /** Jobs in hand whose worker has not been heard of for so long: a shorter time where its connection, which holds a lock of each attempt, has ended. */
  async findMissed({ silentSeconds, goneSeconds }: MissedAfter): Promise<readonly MissedJob[]> {
    const isGone = `not ${isHeld(ATTEMPT)} and not ${HAS_OLDER_WORKERS}`;
    return this.ask<MissedJob>(`
      select name as queue, id, retry_count as "retryCount"
      from ${this.schema}.job
      where state = 'active' and heartbeat_on < now() - interval '${goneSeconds} seconds'
        and (heartbeat_on < now() - interval '${silentSeconds} seconds' or ${isGone})`);
  }

  private async ask<Row>(text: string): Promise<readonly Row[]> {
    const { rows } = (await this.boss.getDb().executeSql(text)) as { readonly rows: readonly Row[] };
    return rows;
  }
}
