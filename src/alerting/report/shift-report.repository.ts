import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { MEDIUM, type ShiftReport, type SuppressedGroup, URGENT } from './shift-report.js';

const MOST_EXAMPLES = 3;

type Totals = Pick<ShiftReport, 'total' | 'closed' | 'urgent' | 'medium' | 'low' | 'openTotal'>;

/** Counts what happened in a time. */
@Injectable()
export class ShiftReportRepository {
  constructor(private readonly em: EntityManager) {}

  async countIncidents(from: Date, until: Date): Promise<Totals> {
    const { rows } = await sql<Totals>`
      select count(*)::int as total, count(*) filter (where status = 'closed')::int as closed,
        count(*) filter (where priority >= ${URGENT})::int as urgent,
        count(*) filter (where priority >= ${MEDIUM} and priority < ${URGENT})::int as medium,
        count(*) filter (where priority < ${MEDIUM})::int as low,
        (select count(*)::int from incidents where status = 'open') as "openTotal"
      from incidents
      where "mergedInto" is null and "startedAt" <= ${until} and (status = 'open' or coalesce("endedAt", "lastAt") >= ${from})
    `.execute(this.em.fork().getKysely());
    return rows[0] ?? { total: 0, closed: 0, urgent: 0, medium: 0, low: 0, openTotal: 0 };
  }

  async findSuppressed(from: Date, until: Date): Promise<readonly SuppressedGroup[]> {
    const { rows } = await sql<SuppressedGroup>`
      select "reasonKind", count(*)::int as count, count(*) filter (where "endedAt" is null)::int as "openCount",
        coalesce(jsonb_agg(jsonb_build_object('entityName', name, 'kind', kind, 'reason', reason) order by place)
          filter (where place <= ${MOST_EXAMPLES}), '[]') as examples
      from (
        select "reasonKind", "endedAt", coalesce("entityName", "entityId") as name, kind, reason,
          row_number() over (partition by "reasonKind" order by "lastAt" desc, subject) as place
        from incident_members
        where "announcedAt" is null and "reasonKind" is not null and "startedAt" <= ${until}
          and ("endedAt" is null or "endedAt" >= ${from})
      ) member
      group by "reasonKind" order by count(*) desc, "reasonKind"`.execute(this.em.fork().getKysely());
    return rows;
  }
}
