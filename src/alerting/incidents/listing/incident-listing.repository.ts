import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { SEVERITIES } from '../../../ml/index.js';
import { epochMs } from '../../../platform/database/index.js';
import type { Incident } from '../incident.js';
import { INCIDENT_COLUMNS, type IncidentRow, toIncident } from '../incident.repository.js';
import { type Member } from '../member.js';
import {
  type IncidentDelivery,
  IncidentDeliveries,
  NOTHING_ANNOUNCED,
} from './incident-deliveries.repository.js';
import type { IncidentFilter, IncidentPageRequest, IncidentSort } from './incident-query.js';

type Sql = RawBuilder<unknown>;

/** Entities whose past is compared with. */
const MOST_KINDS = 200;

/** What a place in the order is made of, as a number. */
const VALUES = {
  priority: sql`i.priority::float8`,
  startedAt: epochMs(sql`i."startedAt"`),
  lastAt: epochMs(sql`i."lastAt"`),
};

/** An incident with the member that it is named after, and what EMS Core has of it. */
export interface ListedIncident extends Incident {
  readonly delivery: IncidentDelivery;
  readonly leading: Pick<Member, 'entityId' | 'entityName' | 'kind' | 'source'> | null;
}

/** An incident of the past, and how much of it was the same. */
export interface SimilarIncident {
  readonly incident: ListedIncident;
  /** Share of entity and kind that they have in common, 0..1. */
  readonly similarity: number;
}

type ListedRow = IncidentRow & Pick<ListedIncident, 'leading'>;

/** Reads incidents as they are listed. */
@Injectable()
export class IncidentListing {
  constructor(
    private readonly em: EntityManager,
    private readonly deliveries: IncidentDeliveries,
  ) {}

  /** @returns one more than the limit where there are more */
  async findPage({ filter, sort, limit, after }: IncidentPageRequest): Promise<readonly ListedIncident[]> {
    const { value, isDescending } = orderOf(sort);
    const direction = sql.raw(isDescending ? 'desc' : 'asc');
    const beyond = sql.raw(isDescending ? '<' : '>');
    const place =
      after === undefined
        ? sql`true`
        : sql`(${value}, i.id) ${beyond} (${after.value}::float8, ${after.id}::uuid)`;
    return this.read(sql`
      ${filterOf(filter)} and ${place} order by ${value} ${direction}, i.id ${direction} limit ${limit + 1}`);
  }

  async find(id: string): Promise<ListedIncident | undefined> {
    const [incident] = await this.read(sql`i.id = ${id}::uuid`);
    return incident;
  }

  /** Earlier ones that had the same kinds on the same entities, the most similar first. */
  async findSimilar(incident: Incident, limit: number): Promise<readonly SimilarIncident[]> {
    const { rows } = await sql<{ id: string; similarity: number }>`
      with own as (
        select distinct "entityId", kind from incident_members where "incidentId" = ${incident.id} limit ${MOST_KINDS}
      ), shared as (
        select m."incidentId" as id, count(distinct (m."entityId", m.kind)) as n
        from own join incident_members m using ("entityId", kind)
        where m."incidentId" <> ${incident.id} group by 1
      )
      select s.id, s.n::float8 / (
        (select count(*) from own) + (select count(distinct (o."entityId", o.kind)) from incident_members o where o."incidentId" = s.id) - s.n
      ) as similarity
      from shared s join incidents i on i.id = s.id
      where i."startedAt" < ${incident.startedAt}
      order by similarity desc, i."startedAt" desc limit ${limit}`.execute(this.em.fork().getKysely());
    const found = await this.read(sql`i.id = any (${rows.map(({ id }) => id)}::uuid[])`);
    const byId = new Map(found.map((one) => [one.id, one]));
    return rows.flatMap(({ id, similarity }) => {
      const one = byId.get(id);
      return one ? [{ incident: one, similarity }] : [];
    });
  }

  private async read(where: Sql): Promise<readonly ListedIncident[]> {
    const { rows } = await sql<ListedRow>`
      select ${INCIDENT_COLUMNS}, case when m.subject is not null then jsonb_build_object(
        'entityId', m."entityId", 'entityName', m."entityName", 'kind', m.kind, 'source', m.source
      ) end as leading
      from incidents i left join incident_members m on m.subject = i."leadingSubject"
      where ${where}`.execute(this.em.fork().getKysely());
    const deliveries = await this.deliveries.findOf(rows.map(({ id }) => id));
    return rows.map(({ leading, ...row }) => {
      return { ...toIncident(row), leading, delivery: deliveries.get(row.id) ?? NOTHING_ANNOUNCED };
    });
  }
}

function orderOf(sort: IncidentSort): { readonly value: Sql; readonly isDescending: boolean } {
  const isDescending = sort.startsWith('-');
  const field = sort.replace('-', '') as keyof typeof VALUES;
  return { value: VALUES[field], isDescending };
}

function filterOf({ status, minPriority, minSeverity, text, assetId, from, until }: IncidentFilter): Sql {
  const conditions = [
    sql`i."mergedInto" is null`,
    ...(status === 'all' ? [] : [sql`i.status = ${status}`]),
    ...(minPriority === undefined ? [] : [sql`i.priority >= ${minPriority}`]),
    ...(minSeverity === undefined
      ? []
      : [sql`i.severity = any (${SEVERITIES.slice(SEVERITIES.indexOf(minSeverity))}::text[])`]),
    ...(text === undefined ? [] : [sql`position(lower(${text}) in lower(i.summary)) > 0`]),
    ...(assetId === undefined
      ? []
      : [
          sql`exists (select from incident_members x where x."incidentId" = i.id and x."entityId" = ${assetId})`,
        ]),
    ...(from === undefined ? [] : [sql`coalesce(i."endedAt", 'infinity') >= ${from}`]),
    ...(until === undefined ? [] : [sql`i."startedAt" <= ${until}`]),
  ];
  return sql.join(conditions, sql` and `);
}
