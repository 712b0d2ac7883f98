import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

/** An entity of an incident. */
export interface IncidentEntity {
  readonly id: string;
  readonly name: string;
}

/** As many of an incident are named. */
const MOST_ENTITIES = 50;

/** Names what incidents are about. */
@Injectable()
export class IncidentEntities {
  constructor(private readonly em: EntityManager) {}

  /** @returns by incident those that came first, 50 at most */
  async findOf(incidentIds: readonly string[]): Promise<ReadonlyMap<string, readonly IncidentEntity[]>> {
    if (incidentIds.length === 0) return new Map();
    const { rows } = await sql<{ incidentId: string; entities: readonly IncidentEntity[] }>`
      select "incidentId", jsonb_agg(jsonb_build_object('id', "entityId", 'name', name) order by first) as entities
      from (
        select "incidentId", "entityId", coalesce(max("entityName"), "entityId") as name, min(ordinal) as first,
          row_number() over (partition by "incidentId" order by min(ordinal)) as place
        from incident_members where "incidentId" = any (${[...incidentIds]}::uuid[]) group by 1, 2
      ) entity
      where place <= ${MOST_ENTITIES} group by 1`.execute(this.em.getKysely());
    return new Map(rows.map(({ incidentId, entities }) => [incidentId, entities]));
  }
}
