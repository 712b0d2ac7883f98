import { type RawBuilder, sql } from 'kysely';
import type { EmsSchema } from './ems-schema.js';
import type { ArrivalQuery } from '../series.js';
import { type ReadLimit, samplesAsBytes, type StoredSamples } from '../stored-samples.js';
import { WallClock } from './wall-clock.js';

/** A range of one series under one of the names the platform may have stored it by. */
export interface StoredRange {
  readonly assetId: string;
  readonly storedName: string;
  readonly afterMs: number;
  readonly untilMs: number;
}

interface StoredName {
  readonly assetId: string;
  readonly name: string;
  readonly unit: string | null;
}

/** All that has arrived of a series under one name. */
interface StoredArrivals extends StoredName {
  /** As `samplesAsBytes` makes them. */
  readonly bytes: Buffer;
}

/** One of the two tables in which the platform keeps samples. */
export interface SampleTable {
  readNames(assetIds: readonly string[], sinceMs: number): RawBuilder<StoredName>;
  readSamples(ranges: readonly StoredRange[], limit: ReadLimit): RawBuilder<StoredSamples>;
  readArrivals(query: ArrivalQuery): RawBuilder<StoredArrivals>;
}

/** The tables this installation has, the poller's before the posted metrics, which may repeat it. */
export function sampleTables({ assetIdType, tables }: EmsSchema, timeZone: string): readonly SampleTable[] {
  const layout = { idArray: sql.raw(`${assetIdType}[]`), clock: new WallClock(timeZone) };
  const [history, posted] = [tables.get('device_metrics_history'), tables.get('metrics')];
  return [
    ...(history ? [deviceHistory({ ...layout, columns: history })] : []),
    ...(posted ? [postedMetrics({ ...layout, columns: posted })] : []),
  ];
}

type Sql = RawBuilder<unknown>;

interface Layout {
  readonly idArray: Sql;
  readonly clock: WallClock;
  /** What the table has. */
  readonly columns: ReadonlySet<string>;
}

const HISTORY_COLUMNS: TableColumns = {
  table: 'device_metrics_history',
  asset: 'asset_id',
  name: 'metric_type',
  createdAt: 'created_at',
};

const POSTED_COLUMNS: TableColumns = {
  table: 'metrics',
  asset: 'assetId',
  name: 'metricName',
  createdAt: 'createdAt',
};

const unitIn = ({ columns }: Layout): Sql => (columns.has('unit') ? sql`unit` : sql`null::text`);

const textIds = (ids: readonly string[], idArray: Sql): Sql => sql`${[...ids]}::text[]::${idArray}`;

/** `asset_id, metric_type` leads an index here, so names are found by skipping from one to the next. */
function deviceHistory(layout: Layout): SampleTable {
  const unit = unitIn(layout);
  return {
    readNames: (assetIds) => sql<StoredName>`
      with recursive found as (
        select a.id as asset_id, f.metric_type, f.unit
        from unnest(${textIds(assetIds, layout.idArray)}) as a(id)
        cross join lateral (
          select metric_type, ${unit} as unit from device_metrics_history h where h.asset_id = a.id order by metric_type limit 1
        ) f
        union all
        select found.asset_id, n.metric_type, n.unit
        from found cross join lateral (
          select metric_type, ${unit} as unit from device_metrics_history h
          where h.asset_id = found.asset_id and h.metric_type > found.metric_type order by metric_type limit 1
        ) n
      )
      select asset_id::text as "assetId", metric_type as name, unit from found`,
    readSamples: (ranges, limit) =>
      samplesQuery(ranges, layout, { ...HISTORY_COLUMNS, isNameIndexed: true, limit }),
    readArrivals: (query) => arrivalsQuery(query, layout, HISTORY_COLUMNS),
  };
}

/** No index leads with asset and name here: names are those seen since a given time. */
function postedMetrics(layout: Layout): SampleTable {
  const { idArray, clock } = layout;
  return {
    readNames: (assetIds, sinceMs) => sql<StoredName>`
      select m."assetId"::text as "assetId", m."metricName" as name, min(${unitIn(layout)}) as unit
      from metrics m
      where m."assetId" = any (${textIds(assetIds, idArray)}) and m.timestamp >= ${clock.at(sql`${sinceMs / 1000}::float8`)}
      group by 1, 2`,
    readSamples: (ranges, limit) =>
      samplesQuery(ranges, layout, { ...POSTED_COLUMNS, isNameIndexed: false, limit }),
    readArrivals: (query) => arrivalsQuery(query, layout, POSTED_COLUMNS),
  };
}

/** Seconds. */
const NEXT_MILLISECOND = 0.001;

interface TableColumns {
  readonly table: string;
  readonly asset: string;
  readonly name: string;
  readonly createdAt: string;
}

interface SampleColumns extends TableColumns {
  /** Whether the name stands between asset and time in the index. */
  readonly isNameIndexed: boolean;
  readonly limit: ReadLimit;
}

function samplesQuery(
  ranges: readonly StoredRange[],
  { idArray, clock, columns: present }: Layout,
  columns: SampleColumns,
): RawBuilder<StoredSamples> {
  const { limit, createdAt } = columns;
  const isForward = limit.keep === 'oldest';
  const [order, tieOrder] = isForward ? [sql`asc`, sql`desc`] : [sql`desc`, sql`asc`];
  // Of what was written at one wall clock the latest counts: it comes first in time.
  const latestFirst =
    clock.isSteady || !present.has(createdAt) ? sql`` : sql`, h.${sql.ref(createdAt)} ${tieOrder}`;
  const [asset, name] = [sql.ref(columns.asset), sql.ref(columns.name)];
  const [from, to] = [sql`r.from_seconds`, sql`r.to_seconds`];
  const written = clock.written(from, to);
  // Where no index has asset, name and time, only that of asset and time may serve: the planner cannot know how long a range is, and
  // would read all assets' times or all samples of the name. Asset and time are compared together, which says that the asset is the same:
  // said once more by itself, it would make the index be read from the asset's first row on. A name in an expression fits no index.
  const isWanted = columns.isNameIndexed
    ? sql`h.${asset} = r.asset_id and h.${name} = r.name and h.timestamp >= ${written.from} and h.timestamp < ${written.to}`
    : sql`h.${name} || '' = r.name
        and (h.${asset}, h.timestamp) >= (r.asset_id, ${written.from}) and (h.${asset}, h.timestamp) < (r.asset_id, ${written.to})`;
  return sql<StoredSamples>`
    select r.ordinal::int - 1 as range, s.bytes
    from unnest(
      ${textIds(
        ranges.map(({ assetId }) => assetId),
        idArray,
      )},
      ${ranges.map(({ storedName }) => storedName)}::text[],
      ${ranges.map(({ afterMs }) => afterMs / 1000 + NEXT_MILLISECOND)}::float8[],
      ${ranges.map(({ untilMs }) => untilMs / 1000 + NEXT_MILLISECOND)}::float8[]
    ) with ordinality as r(asset_id, name, from_seconds, to_seconds, ordinal)
    cross join lateral (
      select ${samplesAsBytes(sql`o.at`, sql`o.value`)} as bytes
      from (
        select i.at, h.value from ${sql.table(columns.table)} h ${clock.instants(sql`h.timestamp`, from, to)}
        where ${isWanted}
        order by i.at ${order} ${latestFirst} limit ${limit.limit}
      ) o
    ) s
    where s.bytes is not null`;
}

/** Both tables have an index of asset and time. */
function arrivalsQuery(
  { assetIds, afterMs, untilMs, withinSeconds }: ArrivalQuery,
  layout: Layout,
  columns: TableColumns,
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
  return sql<StoredArrivals>`
    select a.id::text as "assetId", s.name, s.unit, s.bytes
    from unnest(${textIds(assetIds, idArray)}) as a(id)
    cross join lateral (
      select o.name, min(o.unit) as unit, ${samplesAsBytes(sql`o.at`, sql`0`)} as bytes
      from (
        select h.${sql.ref(columns.name)} as name, ${unitIn(layout)} as unit, i.at
        from ${sql.table(columns.table)} h ${clock.instants(sql`h.timestamp`, from, to)}
        where (h.${asset}, h.timestamp) >= (a.id, ${written.from}) and (h.${asset}, h.timestamp) < (a.id, ${written.to})
          and h.value is not null and h.value::float8 <> all ('{NaN,Infinity,-Infinity}') ${hasArrived}
      ) o
      group by o.name
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
