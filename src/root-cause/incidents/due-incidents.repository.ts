import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';
import type { AnalysedIncident, AnalysisStage } from './incident-analysis.js';

/** What ended longer ago, before there were analyses, stays as it is. */
const LONGEST_AGO = '1 day';
/** While an incident is new its alert may wait for the cause, and each poll says more. */
const NEW = '40 seconds';
/** In so many minutes most of what belongs to it comes. */
const YOUNG = '2 minutes';
const YOUNG_EVERY = '10 seconds';
/** What grows later is looked at again so often at most. */
const GROWN_EVERY = '60 seconds';

/** An incident whose cause is to be looked for. */
export interface DueIncident {
  readonly incident: AnalysedIncident;
  readonly stage: AnalysisStage;
}

type DueRow = Omit<AnalysedIncident, 'startedAt' | 'endedAt'> & {
  readonly stage: AnalysisStage;
  readonly startedMs: number;
  readonly endedMs: number | null;
};

/** Compares incidents with what was said of them last. */
@Injectable()
export class DueIncidents {
  constructor(private readonly em: EntityManager) {}

  /** Those without any analysis first, then those that were analysed longest ago. */
  async find(now: Date, limit: number): Promise<readonly DueIncident[]> {
    const { rows } = await sql<DueRow>`
      select i.id, i.status, i.summary, i."nMembers", i."leadingSubject", i."alertedEpisodeId",
        ${epochMs(sql`i."startedAt"`)} as "startedMs", ${epochMs(sql`i."endedAt"`)} as "endedMs",
        case when i.status = 'closed' then 'final' when a.version is null then 'opened' else 'grown' end as stage
      from incidents i left join lateral (
        select version, stage, "madeAt", "nMembers", "alertedEpisodeId", "isFound" from root_cause_analyses
        where "incidentId" = i.id order by version desc limit 1
      ) a on true
      left join lateral (
        select min("madeAt") as at from root_cause_analyses where "incidentId" = i.id and version = 1
      ) first on true
      where i."mergedInto" is null and (
        i.status = 'open' and (
          a.version is null
          or a.stage = 'final'
          or a."alertedEpisodeId" is distinct from i."alertedEpisodeId"
          or a."nMembers" <> i."nMembers" and a."madeAt" < ${before(now, GROWN_EVERY)}
          or a."madeAt" < ${before(now, YOUNG_EVERY)} and (
            a."nMembers" <> i."nMembers" and first.at > ${before(now, YOUNG)}
            or not a."isFound" and first.at > ${before(now, NEW)}
          )
        )
        or i.status = 'closed' and i."lastAt" > ${before(now, LONGEST_AGO)}
          and a.stage is distinct from 'final'
      )
      order by a."madeAt" nulls first, i.id limit ${limit}`.execute(this.em.fork().getKysely());
    return rows.map(({ stage, startedMs, endedMs, ...incident }) => {
      return { incident: { ...incident, startedAt: toDate(startedMs), endedAt: toDate(endedMs) }, stage };
    });
  }
}

function before(now: Date, interval: string) {
  return sql`${now}::timestamptz - ${interval}::interval`;
}
