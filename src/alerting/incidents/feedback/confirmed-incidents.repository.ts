import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, toDate } from '../../../platform/database/index.js';

/** An incident in which something was down, and operators said that it was real. */
export interface ConfirmedIncident {
  readonly incidentId: string;
  /** What it is named after, and was down. */
  readonly assetId: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

const MOST_FOUND = 5_000;

/** Knows which incidents were failures for all that operators said. */
@Injectable()
export class ConfirmedIncidents {
  constructor(private readonly em: EntityManager) {}

  /** Those that began since an instant, the newest first. */
  async findSince(since: Date): Promise<readonly ConfirmedIncident[]> {
    type Row = Omit<ConfirmedIncident, 'startedAt' | 'endedAt'> & {
      readonly startedMs: number;
      readonly endedMs: number | null;
    };
    const { rows } = await sql<Row>`
      select i.id as "incidentId", m."entityId" as "assetId", ${epochMs(sql`m."startedAt"`)} as "startedMs",
        ${epochMs(sql`m."endedAt"`)} as "endedMs"
      from incidents i join incident_members m on m.subject = i."leadingSubject"
      where i."startedAt" >= ${since} and m."isDown" and exists (
        select from incident_feedback f where f."incidentId" = i.id and f.value = 'real' and f."withdrawnAt" is null
      )
      order by i."startedAt" desc, i.id limit ${MOST_FOUND}`.execute(this.em.fork().getKysely());
    return rows.map(({ startedMs, endedMs, ...row }) => ({
      ...row,
      startedAt: toDate(startedMs),
      endedAt: toDate(endedMs),
    }));
  }
}
