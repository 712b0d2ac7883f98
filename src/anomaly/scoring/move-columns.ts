import { type Kysely, type RawBuilder, sql } from 'kysely';
import { floatArray, textArray } from '../../platform/database/index.js';
import { LIVE, STATE_WATERMARK } from './checkpoint-rows.js';
import type { ScoredColumns } from './scored-columns.js';

interface Moved {
  /** Series whose watermark was the one that they go on from. */
  readonly nMoved: number;
  /** Series that had a report. */
  readonly nReported: number;
}

/**
 * Moves the watermarks of series in columns, and replaces reports that are due, in one statement: what each costs is paid a million times a day.
 *
 * @param isReportDue - whether the report `r` is to be replaced by what is given, `g`
 */
export async function moveColumns(
  connection: Kysely<unknown>,
  columns: ScoredColumns,
  isReportDue: RawBuilder<unknown>,
): Promise<Moved> {
  // Each row is looked up by its key: of tables that have grown since they were analysed the planner would rather read all, once for each row.
  await sql`select set_config(name, 'off', true) from unnest('{enable_seqscan,enable_hashjoin,enable_mergejoin}'::text[]) as name`.execute(
    connection,
  );
  const result = await sql<Moved>`
    with given as materialized (
      select * from unnest(${textArray(columns.assetIds)}, ${textArray(columns.metricNames)}, ${floatArray(columns.storedWatermarkMs)},
        ${floatArray(columns.watermarkMs)}, ${floatArray(columns.lastSampleMs)}, ${floatArray(columns.intervalMs)}
      ) as g(asset, metric, from_ms, at_ms, last_ms, interval_ms)
    ), moved as (
      update series_checkpoints c set watermark = to_timestamp(g.at_ms / 1000.0), "stateWatermark" = ${STATE_WATERMARK},
        "lastSampleAt" = case when g.last_ms <> g.at_ms then coalesce(to_timestamp(nullif(g.last_ms, 'NaN') / 1000.0), '-infinity') end
      from (
        select g.*, l.place from given g cross join lateral (
          select l.ctid as place from series_checkpoints l
          where l."assetId" = g.asset and l."metricName" = g.metric and l.slot = ${LIVE} limit 1
        ) l
      ) g where c.ctid = g.place and c.watermark = to_timestamp(g.from_ms / 1000.0)
      returning 1
    ), known as materialized (
      select r.place, g.last_ms, g.interval_ms, ${isReportDue} as is_due
      from given g cross join lateral (
        select r.ctid as place, r."lastSampleAt", r."intervalMs" from series_reports r
        where r."assetId" = g.asset and r."metricName" = g.metric limit 1
      ) r where g.interval_ms <> 'NaN'
    ), reported as (
      update series_reports r set "lastSampleAt" = to_timestamp(k.last_ms / 1000.0), "intervalMs" = k.interval_ms
      from known k where r.ctid = k.place and k.is_due
    )
    select (select count(*) from moved)::int as "nMoved", (select count(*) from known)::int as "nReported"
  `.execute(connection);
  const [moved] = result.rows as [Moved];
  return moved;
}
