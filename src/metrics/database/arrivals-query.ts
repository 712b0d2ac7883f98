import { type RawBuilder, sql } from 'kysely';
import type { ArrivalQuery } from '../series.js';
import { samplesAsBytes } from '../stored-samples.js';
import type { Tags } from '../tags/tagged-name.js';
import {
  type Layout,
  NEXT_MILLISECOND,
  type Sql,
  type TableColumns,
  textIds,
  unitIn,
} from './table-layout.js';
import type { WallClock } from './wall-clock.js';

/** All that has arrived of a series under one name. */
export interface StoredArrivals {
  readonly assetId: string;
  readonly name: string;
  readonly unit: string | null;
  /** There where they are asked for. */
  readonly tags?: Tags | null;
  /** As `samplesAsBytes` makes them. */
  readonly bytes: Buffer;
}

/** The samples with a value that have arrived, by name. */
export function arrivalsQuery(
  { assetIds, afterMs, untilMs, withinSeconds, limit }: ArrivalQuery,
  layout: Layout,
  columns: TableColumns & { readonly byTags?: boolean },
): RawBuilder<StoredArrivals> {
  const { idArray, clock, columns: present } = layout;
  const seconds = (ms: number): Sql => sql`${ms / 1000 + NEXT_MILLISECOND}::float8`;
  const [from, to] = [seconds(afterMs), seconds(untilMs)];
  const written = clock.written(from, to);
  const asset = sql.ref(columns.asset);
  const hasArrived =
    withinSeconds !== undefined && present.has(columns.createdAt)
      ? sql`and ${arrivedWithin(withinSeconds, clock, columns)}`
      : sql``;
  const tags = columns.byTags === true ? sql`h.tags` : sql`null::jsonb`;
  // All assets are read in the order of time, as the rows lie; some of them by the index of asset and time, which both tables have.
  const [source, isWanted] =
    assetIds === undefined
      ? [sql`(values (1)) as a(n)`, sql`h.timestamp >= ${written.from} and h.timestamp < ${written.to}`]
      : [
          sql`unnest(${textIds(assetIds, idArray)}) as a(id)`,
          sql`(h.${asset}, h.timestamp) >= (a.id, ${written.from}) and (h.${asset}, h.timestamp) < (a.id, ${written.to})`,
        ];
  return sql<StoredArrivals>`
    select s.id::text as "assetId", s.name, s.unit, s.tags, s.bytes
    from ${source}
    cross join lateral (
      select o.id, o.name, o.tags, min(o.unit) as unit, ${samplesAsBytes(sql`o.at`, sql`0`)} as bytes
      from (
        select h.${asset} as id, h.${sql.ref(columns.name)} as name, ${unitIn(layout)} as unit, ${tags} as tags, i.at
        from ${sql.table(columns.table)} h ${clock.instants(sql`h.timestamp`, from, to)}
        where ${isWanted}
          and h.value is not null and h.value::float8 <> all ('{NaN,Infinity,-Infinity}') ${hasArrived}
        ${limit === undefined ? sql`` : sql`limit ${limit}`}
      ) o
      group by o.id, o.name, o.tags
    ) s`;
}

/**
 * Compared with when the newest sample of all arrived, not with a clock: the column may be in another zone than the samples' times, and the
 * platform's clock may not be ours.
 */
function arrivedWithin(seconds: number, clock: WallClock, columns: TableColumns): Sql {
  const createdAt = sql.ref(columns.createdAt);
  const now = clock.at(sql`extract(epoch from now())`);
  return sql`(h.${createdAt} is null or h.${createdAt} >= coalesce(
    (select n.${createdAt} from ${sql.table(columns.table)} n where n.timestamp <= ${now} order by n.timestamp desc limit 1), '-infinity'
  ) - make_interval(secs => ${seconds}::float8))`;
}
