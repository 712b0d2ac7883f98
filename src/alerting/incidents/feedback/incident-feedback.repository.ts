import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, toDate } from '../../../platform/database/index.js';
import type { FeedbackScope, IncidentFeedback } from './incident-feedback.js';

/** Those of before have been outvoted long since. */
const MOST_IN_FORCE = 1_000;

type FeedbackRow = Omit<IncidentFeedback, 'givenAt' | 'scope'> & {
  readonly pairs: FeedbackScope;
  readonly givenMs: number;
};

/** What operators said of incidents and have not taken back. */
@Injectable()
export class IncidentFeedbackRepository {
  constructor(private readonly em: EntityManager) {}

  async add({ id, incidentId, value, scope, note, givenAt }: IncidentFeedback): Promise<void> {
    await sql`
      insert into incident_feedback (id, "incidentId", value, pairs, note, "givenAt")
      values (${id}, ${incidentId}, ${value}, ${JSON.stringify(scope)}::jsonb, ${note}, ${givenAt})`.execute(
      this.em.getKysely(),
    );
  }

  /** The newest, oldest first. */
  async findInForce(): Promise<readonly IncidentFeedback[]> {
    const found = await this.read(sql`true order by "givenAt" desc, id limit ${MOST_IN_FORCE}`);
    return found.toReversed();
  }

  findOf(incidentId: string): Promise<readonly IncidentFeedback[]> {
    return this.read(sql`"incidentId" = ${incidentId} order by "givenAt", id limit ${MOST_IN_FORCE}`);
  }

  /** @returns undefined where there is none of that id, or it is taken back */
  async find(id: string): Promise<IncidentFeedback | undefined> {
    const [feedback] = await this.read(sql`id = ${id}`);
    return feedback;
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await sql`update incident_feedback set "withdrawnAt" = ${at} where id = ${id}`.execute(
      this.em.getKysely(),
    );
  }

  private async read(where: RawBuilder<unknown>): Promise<readonly IncidentFeedback[]> {
    const { rows } = await sql<FeedbackRow>`
      select id, "incidentId", value, pairs, note, ${epochMs(sql`"givenAt"`)} as "givenMs" from incident_feedback
      where "withdrawnAt" is null and ${where}`.execute(this.em.getKysely());
    return rows.map(({ pairs, givenMs, ...row }) => ({ ...row, scope: pairs, givenAt: toDate(givenMs) }));
  }
}
