import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { IncidentSignature } from '../../ml/index.js';
import { epochMs, toDate } from '../../platform/database/index.js';
import type { AnalysedIncident, AnalysisVersion, IncidentAnalysis } from './incident-analysis.js';

/** The first says what was known when it began, the last ones how it went on. */
const MOST_VERSIONS = 20;
/** Past incidents that are compared. */
const MOST_PAST = 1_000;

type IncidentRow = Omit<AnalysedIncident, 'startedAt' | 'endedAt'> & {
  readonly startedMs: number;
  readonly endedMs: number | null;
};
type AnalysisRow = Omit<IncidentAnalysis, 'madeAt' | 'signature'> & {
  readonly madeMs: number;
  readonly signature: readonly (readonly [string, number])[];
};

/** A past incident with what it looked like. */
export interface PastIncident {
  readonly incident: AnalysedIncident;
  readonly signature: IncidentSignature;
}

const INCIDENT = sql`i.id, i.status, i.summary, i."nMembers", i."leadingSubject", i."alertedEpisodeId",
  ${epochMs(sql`i."startedAt"`)} as "startedMs", ${epochMs(sql`i."endedAt"`)} as "endedMs"`;

/** What was said of the causes of incidents, version by version. */
@Injectable()
export class IncidentAnalyses {
  constructor(private readonly em: EntityManager) {}

  /** @returns undefined where there is none, or it has become part of another one */
  async findIncident(id: string): Promise<AnalysedIncident | undefined> {
    const [incident] = await this.readIncidents(sql`from incidents i where i.id = ${id}`);
    return incident;
  }

  /** The newest version. */
  async findNewest(incidentId: string): Promise<IncidentAnalysis | undefined> {
    const { rows } = await sql<AnalysisRow>`
      select "incidentId", version, stage, "nMembers", "alertedEpisodeId", analysis, problem, signature, ${epochMs(sql`"madeAt"`)} as "madeMs"
      from root_cause_analyses where "incidentId" = ${incidentId} order by version desc limit 1`.execute(
      this.em.fork().getKysely(),
    );
    return rows.map(({ madeMs, signature, ...row }) => {
      return { ...row, madeAt: toDate(madeMs), signature: new Map(signature) };
    })[0];
  }

  /** The versions that are kept, oldest first. */
  async findVersions(incidentId: string): Promise<readonly AnalysisVersion[]> {
    const { rows } = await sql<Omit<AnalysisVersion, 'madeAt'> & { readonly madeMs: number }>`
      select version, stage, "nMembers", "isFound", ${epochMs(sql`"madeAt"`)} as "madeMs",
        case when "isFound" then analysis #>> '{suspects,0,name}' end as "causeName"
      from root_cause_analyses where "incidentId" = ${incidentId} order by version`.execute(
      this.em.fork().getKysely(),
    );
    return rows.map(({ madeMs, ...version }) => ({ ...version, madeAt: toDate(madeMs) }));
  }

  /** Adds the next version, and forgets the middle ones where there are too many. Belongs to the caller's transaction. */
  async add(one: Omit<IncidentAnalysis, 'version'>): Promise<void> {
    const { incidentId, analysis } = one;
    await sql`
      insert into root_cause_analyses ("incidentId", version, stage, "madeAt", "nMembers", "alertedEpisodeId", "isFound", analysis, problem, signature)
      select ${incidentId}, coalesce(max(version), 0) + 1, ${one.stage}, ${one.madeAt}, ${one.nMembers}, ${one.alertedEpisodeId}::uuid,
        ${analysis?.isFound ?? false}, ${analysis && JSON.stringify(analysis)}::jsonb, ${one.problem}, ${JSON.stringify([...one.signature])}::jsonb
      from root_cause_analyses where "incidentId" = ${incidentId}`.execute(this.em.getKysely());
    await sql`
      delete from root_cause_analyses a where a."incidentId" = ${incidentId} and a.version > 1
        and a.version <= (select max(version) from root_cause_analyses where "incidentId" = ${incidentId}) - ${MOST_VERSIONS - 1}`.execute(
      this.em.getKysely(),
    );
  }

  /** Earlier incidents that are over: those first of whose cause operators have said something, and of equals the newest. */
  async findPast({ id, startedAt }: AnalysedIncident): Promise<readonly PastIncident[]> {
    const { rows } = await sql<IncidentRow & Pick<AnalysisRow, 'signature'>>`
      select ${INCIDENT}, a.signature from (
        select "incidentId", signature, id from root_cause_analyses where stage = 'final' order by id desc limit ${MOST_PAST}
      ) a join incidents i on i.id = a."incidentId"
      where i.id <> ${id} and i."startedAt" < ${startedAt} and i.status = 'closed' and i."mergedInto" is null
      order by exists (select from root_cause_feedback f where f."incidentId" = i.id) desc, a.id desc`.execute(
      this.em.fork().getKysely(),
    );
    const seen = new Set<string>();
    return rows.flatMap(({ signature, ...row }) => {
      if (seen.has(row.id)) return [];
      seen.add(row.id);
      return [{ incident: toIncident(row), signature: new Map(signature) }];
    });
  }

  /** The cause that was found last, by incident. */
  async findNamed(incidentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ readonly incidentId: string; readonly name: string | null }>`
      select distinct on ("incidentId") "incidentId", case when "isFound" then analysis #>> '{suspects,0,name}' end as name
      from root_cause_analyses where "incidentId" = any (${[...incidentIds]}::uuid[])
      order by "incidentId", version desc`.execute(this.em.fork().getKysely());
    return new Map(
      rows.flatMap(({ incidentId, name }) => (name === null ? [] : [[incidentId, name] as const])),
    );
  }

  private async readIncidents(rest: RawBuilder<unknown>): Promise<readonly AnalysedIncident[]> {
    const { rows } = await sql<IncidentRow>`select ${INCIDENT} ${rest}`.execute(this.em.fork().getKysely());
    return rows.map(toIncident);
  }
}

function toIncident({ startedMs, endedMs, ...row }: IncidentRow): AnalysedIncident {
  return { ...row, startedAt: toDate(startedMs), endedAt: toDate(endedMs) };
}
