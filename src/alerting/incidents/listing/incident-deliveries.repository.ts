import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

/** How it stands with what is said of an incident to EMS Core. */
export interface IncidentDelivery {
  /** Members that EMS Core hears of. */
  readonly nAnnounced: number;
  /** Messages about them that EMS Core has yet to take, has taken, and has refused for good. */
  readonly nWaiting: number;
  readonly nDelivered: number;
  readonly nParked: number;
}

export const NOTHING_ANNOUNCED: IncidentDelivery = { nAnnounced: 0, nWaiting: 0, nDelivered: 0, nParked: 0 };

/** Looks in the outbox for what is said of incidents. */
@Injectable()
export class IncidentDeliveries {
  constructor(private readonly em: EntityManager) {}

  /** @returns nothing for incidents of which nothing is announced */
  async findOf(incidentIds: readonly string[]): Promise<ReadonlyMap<string, IncidentDelivery>> {
    if (incidentIds.length === 0) return new Map();
    const { rows } = await sql<IncidentDelivery & { readonly incidentId: string }>`
      select m."incidentId", count(distinct o."episodeId") filter (where o.kind = 'event')::int as "nAnnounced",
        count(*) filter (where o.status = 'pending')::int as "nWaiting", count(*) filter (where o.status = 'delivered')::int as "nDelivered",
        count(*) filter (where o.status = 'parked')::int as "nParked"
      from incident_members m join outbox_messages o on o."episodeId" = substr(m.subject, length('episode:') + 1)::uuid
      where m."incidentId" = any (${[...incidentIds]}::uuid[]) and m.subject like 'episode:%' group by 1`.execute(
      this.em.fork().getKysely(),
    );
    return new Map(rows.map(({ incidentId, ...delivery }) => [incidentId, delivery]));
  }
}
