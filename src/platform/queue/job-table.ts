import type { PgBoss } from 'pg-boss';
import type { JobAttempt, QueueCounts } from './job.js';

export interface MissedJob extends JobAttempt {
  readonly queue: string;
}

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

  /** Jobs in hand whose worker has not been heard of for so long. */
  async findMissed(forSeconds: number): Promise<readonly MissedJob[]> {
    return this.ask<MissedJob>(`
      select name as queue, id, retry_count as "retryCount"
      from ${this.schema}.job
      where state = 'active' and heartbeat_on < now() - interval '${forSeconds} seconds'`);
  }

  private async ask<Row>(text: string): Promise<readonly Row[]> {
    const { rows } = (await this.boss.getDb().executeSql(text)) as { readonly rows: readonly Row[] };
    return rows;
  }
}
