import type { PgBoss } from 'pg-boss';
import type { QueueCounts } from './job.js';

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

  /** Whether a job is in hand whose worker has not been heard of for too long, or takes too long itself. */
  async isAnyMissed(): Promise<boolean> {
    const [row] = await this.ask<{ readonly isMissed: boolean }>(`
      select exists (
        select from ${this.schema}.job
        where state = 'active'
          and (heartbeat_on + heartbeat_seconds * interval '1 second' < now()
            or started_on + expire_seconds * interval '1 second' < now())
      ) as "isMissed"`);
    return row?.isMissed === true;
  }

  private async ask<Row>(text: string): Promise<readonly Row[]> {
    const { rows } = (await this.boss.getDb().executeSql(text)) as { readonly rows: readonly Row[] };
    return rows;
  }
}
