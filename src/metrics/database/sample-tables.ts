import { type RawBuilder, sql } from 'kysely';
import type { EmsSchema } from './ems-schema.js';
import type { ArrivalQuery } from '../series.js';
import { arrivalsQuery, type StoredArrivals } from './arrivals-query.js';
import {
  HISTORY_COLUMNS,
  type Layout,
  NEXT_MILLISECOND,
  POSTED_COLUMNS,
  type Sql,
  type TableColumns,
  textIds,
  unitIn,
} from './table-layout.js';
import { type AssetSamples, type AssetSpan, assetsQuery, type WantedSamples } from './asset-samples.js';
import { newestQuery, type NewestRange, type NewestSamples } from './newest-query.js';
import { type ReadLimit, samplesAsBytes, type StoredSamples } from '../stored-samples.js';
import { WallClock } from './wall-clock.js';

/** A range of one series under one of the names the platform may have stored it by. */
export interface StoredRange {
  readonly assetId: string;
  readonly storedName: string;
  readonly afterMs: number;
  readonly untilMs: number;
  /** Only samples with these tags, JSON, null for one that a sample must not have; all samples without it. */
  readonly tags?: string | undefined;
  /** What values are multiplied by, JSON by the name of their unit in lower case; they are taken as they are without it. */
  readonly factors?: string | undefined;
}

/** A name by which the platform has samples of an asset. */
export interface StoredName {
  readonly assetId: string;
  readonly name: string;
  readonly unit: string | null;
  /** The unit of another sample: of the last by its time, or by its name. */
  readonly otherUnit: string | null;
  /** Whether samples differ in their tags. */
  readonly isTagged: boolean;
}

/** One of the two tables in which the platform keeps samples. */
export interface SampleTable {
  /** Whether its samples have tags. */
  readonly hasTags: boolean;
  /** Whether an index has asset, name and time. */
  readonly isNameIndexed: boolean;
  readNames(assetIds: readonly string[], sinceMs: number): RawBuilder<StoredName>;
  readSamples(ranges: readonly StoredRange[], limit: ReadLimit): RawBuilder<StoredSamples>;
  /** @param wanted - everything without it */
  readAssets(spans: readonly AssetSpan[], wanted?: WantedSamples): RawBuilder<AssetSamples>;
  readNewest(range: NewestRange): RawBuilder<NewestSamples>;
  /** @param byTags whether samples of one name are to be listed by their tags */
  readArrivals(query: ArrivalQuery, byTags?: boolean): RawBuilder<StoredArrivals>;
}

/**
 * To be selected in the transaction before samples are read: a page here or there costs about as much as the next one. By default PostgreSQL
 * assumes four times as much, and sorts what it has collected instead of following the index.
 */
export const KEEP_TO_THE_ORDER = sql`set_config('random_page_cost', '1.1', true)`;

/** The tables this installation has, the poller's before the posted metrics, which may repeat it. */
export function sampleTables({ assetIdType, tables }: EmsSchema, timeZone: string): readonly SampleTable[] {
  const layout = { idArray: sql.raw(`${assetIdType}[]`), clock: new WallClock(timeZone) };
  const [history, posted] = [tables.get('device_metrics_history'), tables.get('metrics')];
  return [
    ...(history ? [deviceHistory({ ...layout, columns: history })] : []),
    ...(posted ? [postedMetrics({ ...layout, columns: posted })] : []),
  ];
}

/** `asset_id, metric_type` leads an index here, so names are found by skipping from one to the next. */
function deviceHistory(layout: Layout): SampleTable {
  const unit = unitIn(layout);
  return {
    hasTags: false,
    isNameIndexed: true,
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
      select asset_id::text as "assetId", metric_type as name, unit, n.newest as "otherUnit", false as "isTagged"
      from found cross join lateral (
        select ${unit} as newest from device_metrics_history h
        where h.asset_id = found.asset_id and h.metric_type = found.metric_type order by h.timestamp desc limit 1
      ) n`,
    readSamples: (ranges, limit) =>
      samplesQuery(ranges, layout, { ...HISTORY_COLUMNS, isNameIndexed: true, limit }),
    readAssets: (spans, wanted) => assetsQuery(spans, layout, HISTORY_COLUMNS, wanted),
    readNewest: (range) => newestQuery(range, layout, HISTORY_COLUMNS),
    readArrivals: (query) => arrivalsQuery(query, layout, HISTORY_COLUMNS),
  };
}

/** No index leads with asset and name here: names are those seen since a given time. */
function postedMetrics(layout: Layout): SampleTable {
  const { idArray, clock } = layout;
  const hasTags = layout.columns.has('tags');
  const isTagged = hasTags
    ? sql`min(m.tags::text) is distinct from max(m.tags::text) or count(m.tags) not in (0, count(*))`
    : sql`false`;
  return {
    hasTags,
    isNameIndexed: false,
    readNames: (assetIds, sinceMs) => sql<StoredName>`
      select m."assetId"::text as "assetId", m."metricName" as name, min(${unitIn(layout)}) as unit, max(${unitIn(layout)}) as "otherUnit",
        ${isTagged} as "isTagged"
      from metrics m
      where m."assetId" = any (${textIds(assetIds, idArray)}) and m.timestamp >= ${clock.at(sql`${sinceMs / 1000}::float8`)}
      group by 1, 2`,
    readSamples: (ranges, limit) =>
      samplesQuery(ranges, layout, { ...POSTED_COLUMNS, isNameIndexed: false, limit }),
    readAssets: (spans, wanted) => assetsQuery(spans, layout, POSTED_COLUMNS, wanted),
    readNewest: (range) => newestQuery(range, layout, POSTED_COLUMNS),
    readArrivals: (query, byTags = false) =>
      arrivalsQuery(query, layout, { ...POSTED_COLUMNS, byTags: byTags && hasTags }),
  };
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
  // The order of the index, so that no more is read than is wanted; a steady clock's times are in the order of the instants.
  const time = clock.isSteady ? sql`h.${asset} ${order}, h.timestamp` : sql`i.at`;
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
    from ${rangesTable(ranges, idArray)}
    cross join lateral (
      select ${samplesAsBytes(sql`o.at`, sql`o.value`)} as bytes
      from (
        select i.at, ${valueOf(ranges, present)} as value from ${sql.table(columns.table)} h ${clock.instants(sql`h.timestamp`, from, to)}
        where ${isWanted} ${hasTheTags(ranges)}
        order by ${time} ${order} ${latestFirst} limit ${limit.limit}
      ) o
    ) s
    where s.bytes is not null`;
}

/** The ranges as `r`. */
function rangesTable(ranges: readonly StoredRange[], idArray: Sql): Sql {
  const ids = ranges.map(({ assetId }) => assetId);
  return sql`unnest(
      ${textIds(ids, idArray)},
      ${ranges.map(({ storedName }) => storedName)}::text[],
      ${ranges.map(({ afterMs }) => afterMs / 1000 + NEXT_MILLISECOND)}::float8[],
      ${ranges.map(({ untilMs }) => untilMs / 1000 + NEXT_MILLISECOND)}::float8[],
      ${ranges.map(({ tags }) => tags ?? null)}::text[]::jsonb[],
      ${ranges.map(({ factors }) => factors ?? null)}::text[]::jsonb[]
    ) with ordinality as r(asset_id, name, from_seconds, to_seconds, tags, factors, ordinal)`;
}

/** Where no range is of a single source, nothing is compared. */
function hasTheTags(ranges: readonly StoredRange[]): Sql {
  if (ranges.every(({ tags }) => tags === undefined)) return sql``;
  return sql`and (r.tags is null or not exists (
    select from jsonb_each(r.tags) as w(key, value) where coalesce(h.tags -> w.key, 'null') <> w.value
  ))`;
}

/** Where no range has samples in several units, nothing is looked up. */
function valueOf(ranges: readonly StoredRange[], present: ReadonlySet<string>): Sql {
  if (!present.has('unit') || ranges.every(({ factors }) => factors === undefined)) return sql`h.value`;
  return sql`h.value::float8 * coalesce((r.factors ->> lower(trim(h.unit)))::float8, 1)`;
}
