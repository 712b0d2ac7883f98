import { type Kysely, type RawBuilder, sql } from 'kysely';
import { floatArray, textArray } from '../../platform/database/index.js';
import { LIVE, STATE_WATERMARK } from './checkpoint-rows.js';
import type { ScoredColumns } from './scored-columns.js';

interface Moved {
  /** Series whose watermark was the one that they go on from. */
  readonly nMoved: number;
  /** Reports that were there, and are replaced. */
  readonly nReported: number;
}

/**
 * To be selected in the transaction before: each row is looked up by its key. Of tables that have grown since they were analysed the planner would
 * rather read all, once for each row.
 */
export const KEEP_TO_INDEXES = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map(
  (name) => sql`set_config(${sql.lit(name)}, 'off', true)`,
);

/** Moves the watermarks of series in columns, and replaces reports that are due, in one statement: what each costs is paid a million times a day. */
export async function moveColumns(connection: Kysely<unknown>, columns: ScoredColumns): Promise<Moved> {
  const { assetIds, metricNames, storedWatermarkMs, watermarkMs, lastSampleMs } = columns;
  // Without a missing value, when a series had a value last is its watermark; a column that is too short is null.
  const isWhole = watermarkMs.every((atMs, place) => atMs === lastSampleMs[place]);
  const result = await sql<Moved>`
    with moved as (
      update series_checkpoints c set watermark = to_timestamp(g.at_ms / 1000.0), "stateWatermark" = ${STATE_WATERMARK},
        "lastSampleAt" = case when g.last_ms <> g.at_ms then coalesce(to_timestamp(nullif(g.last_ms, 'NaN') / 1000.0), '-infinity') end
      from (
        select g.*, l.place from unnest(${textArray(assetIds)}, ${textArray(metricNames)}, ${floatArray(storedWatermarkMs)},
          ${floatArray(watermarkMs)}, ${floatArray(isWhole ? NONE : lastSampleMs)}
        ) as g(asset, metric, from_ms, at_ms, last_ms) cross join lateral (
          select l.ctid as place from series_checkpoints l
          where l."assetId" = g.asset and l."metricName" = g.metric and l.slot = ${LIVE} limit 1
        ) l
      ) g where c.ctid = g.place and c.watermark = to_timestamp(g.from_ms / 1000.0)
      returning 1
    ) ${reported(columns)}
    select (select count(*) from moved)::int as "nMoved", (select count(*) from reported)::int as "nReported"
  `.execute(connection);
  const [moved] = result.rows as [Moved];
  return moved;
}

const NONE = new Float64Array();

/** What is known to be stored of most series is not due: nobody looks it up. */
function reported({
  reportPlaces,
  assetIds,
  metricNames,
  lastSampleMs,
  intervalMs,
}: ScoredColumns): RawBuilder<unknown> {
  if (reportPlaces.length === 0) return sql`, reported as (select where false)`;
  const textsOf = (texts: readonly string[]): RawBuilder<unknown> =>
    textArray(Array.from(reportPlaces, (place) => texts[place] ?? ''));
  const numbersOf = (numbers: Float64Array): RawBuilder<unknown> =>
    floatArray(Float64Array.from(reportPlaces, (place) => numbers[place] ?? NaN));
  return sql`, reported as (
    update series_reports r set "lastSampleAt" = to_timestamp(k.last_ms / 1000.0), "intervalMs" = k.interval_ms
    from (
      select g.*, l.place from unnest(${textsOf(assetIds)}, ${textsOf(metricNames)}, ${numbersOf(lastSampleMs)}, ${numbersOf(intervalMs)}
      ) as g(asset, metric, last_ms, interval_ms) cross join lateral (
        select l.ctid as place from series_reports l where l."assetId" = g.asset and l."metricName" = g.metric limit 1
      ) l
    ) k where r.ctid = k.place
    returning 1
  )`;
}
