import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate } from '../../platform/database/index.js';
import type { RatedIncident } from './cause-accuracy.js';
import type { CauseFeedback } from './cause-feedback.js';

const MOST_OF_INCIDENT = 100;
/** The newest say how good it is now. */
const MOST_RATED = 2_000;

type FeedbackRow = Omit<CauseFeedback, 'givenAt'> & { readonly givenMs: number };

/** What operators say of the causes of incidents. */
@Injectable()
export class CauseFeedbackRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * What is said later of the same node replaces what was said before; that it was nothing monitored, and that it was something, exclude each other.
   * Belongs to the caller's transaction.
   */
  async put({ id, incidentId, value, assetId, note, givenAt }: CauseFeedback): Promise<void> {
    const excluded =
      value === 'none' ? sql`value = 'cause'` : value === 'cause' ? sql`value = 'none'` : sql`false`;
    await sql`
      delete from root_cause_feedback where "incidentId" = ${incidentId}
        and (coalesce("assetId", '') = coalesce(${assetId}::text, '') or ${excluded})`.execute(
      this.em.getKysely(),
    );
    await sql`
      insert into root_cause_feedback (id, "incidentId", value, "assetId", note, "givenAt")
      values (${id}, ${incidentId}, ${value}, ${assetId}, ${note}, ${givenAt})
      on conflict ("incidentId", (coalesce("assetId", ''))) do update
        set id = excluded.id, value = excluded.value, note = excluded.note, "givenAt" = excluded."givenAt"`.execute(
      this.em.getKysely(),
    );
  }

  /** Oldest first. */
  findOf(incidentIds: readonly string[]): Promise<readonly CauseFeedback[]> {
    return this.read(
      sql`"incidentId" = any (${[...incidentIds]}::uuid[]) order by "givenAt", id limit ${MOST_OF_INCIDENT}`,
    );
  }

  /** What operators noted of incidents as such; newest first. */
  async findNotes(incidentIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const { rows } = await sql<{ readonly incidentId: string; readonly note: string }>`
      select "incidentId", note from incident_feedback
      where "incidentId" = any (${[...incidentIds]}::uuid[]) and note is not null and "withdrawnAt" is null
      order by "givenAt" desc limit ${MOST_OF_INCIDENT}`.execute(this.em.fork().getKysely());
    const byIncident = Map.groupBy(rows, ({ incidentId }) => incidentId);
    return new Map([...byIncident].map(([id, notes]) => [id, notes.map(({ note }) => note)]));
  }

  /** Incidents with feedback, beside what was said of them last; the newest feedback first. */
  async findRated(): Promise<readonly RatedIncident[]> {
    const { rows } = await sql<RatedIncident>`
      select a."isFound", coalesce((a.analysis ->> 'none')::float8, 1) as none,
        coalesce(jsonb_path_query_array(a.analysis, '$.suspects[*].id'), '[]') as "suspectIds",
        coalesce(jsonb_path_query_array(a.analysis, '$.suspects[*].probability'), '[]') as probabilities,
        f.causes, f."notCauses", f."isNone"
      from (
        select "incidentId", max("givenAt") as at, bool_or(value = 'none') as "isNone",
          coalesce(jsonb_agg("assetId") filter (where value = 'cause'), '[]') as causes,
          coalesce(jsonb_agg("assetId") filter (where value = 'not-cause'), '[]') as "notCauses"
        from root_cause_feedback group by 1 order by 2 desc limit ${MOST_RATED}
      ) f
      join lateral (
        select "isFound", analysis from root_cause_analyses where "incidentId" = f."incidentId" and analysis is not null
        order by version desc limit 1
      ) a on true
      order by f.at desc`.execute(this.em.fork().getKysely());
    return rows;
  }

  private async read(where: RawBuilder<unknown>): Promise<readonly CauseFeedback[]> {
    const { rows } = await sql<FeedbackRow>`
      select id, "incidentId", value, "assetId", note, ${epochMs(sql`"givenAt"`)} as "givenMs"
      from root_cause_feedback where ${where}`.execute(this.em.fork().getKysely());
    return rows.map(({ givenMs, ...row }) => ({ ...row, givenAt: toDate(givenMs) }));
  }
}
