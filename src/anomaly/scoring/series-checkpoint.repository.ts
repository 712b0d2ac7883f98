import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, instantOf, unnest } from '../../platform/database/index.js';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import { STATE_VERSION } from '../../ml/index.js';
import type { DueStates, ScoredColumns } from './scored-columns.js';
import {
  type CheckpointRow,
  checkpointsOf,
  IS_OF_SERIES,
  keysOf,
  LIVE,
  type LiveRow,
  type MovedCheckpoint,
  type SeriesCheckpoint,
  STATE_BESIDE,
  STATE_WATERMARK,
  statesTable,
  toCheckpoint,
  toLive,
} from './checkpoint-rows.js';
import { KEEP_TO_INDEXES, moveColumns } from './move-columns.js';
import { shardOf } from './shards.js';

/** Everybody who writes checkpoints shares it; who must see all of them stand still has it alone. */
const SWEEP_LOCK = 8_000_100_002;
/** Serialises the writers of a shard, so that no sample is scored by two of them: the first half of a lock's number, the shard is the second. */
const SHARD_LOCKS = 8_000_100;

const REPLACED = sql`set watermark = excluded.watermark, "stateVersion" = excluded."stateVersion",
  "timeZone" = excluded."timeZone", state = excluded.state, "stateWatermark" = null, "lastSampleAt" = '-infinity'`;

export type { SeriesCheckpoint };

/**
 * The live checkpoint of every series, and a few older ones from which a past range can be scored again: one for each
 * of the last three hours and the last two days.
 */
@Injectable()
export class SeriesCheckpointRepository {
  constructor(private readonly em: EntityManager) {}

  /** Lets no other process write checkpoints of the assets' shards until this transaction ends. */
  async lockShardsOf(assetIds: readonly string[]): Promise<void> {
    await sql`select ${sql.join(locksOf(assetIds))}`.execute(this.em.getKysely());
  }

  /** The same for {@link saveColumns}. */
  async lockForColumns(assetIds: readonly string[]): Promise<void> {
    await sql`select ${sql.join([...KEEP_TO_INDEXES, ...locksOf(assetIds)])}`.execute(this.em.getKysely());
  }

  /** Lets no other process write any checkpoint until this transaction ends. */
  async lockAll(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${SWEEP_LOCK})`.execute(this.em.getKysely());
  }

  /** @returns the live checkpoints, by {@link seriesId} */
  async findLive(series: readonly SeriesKey[]): Promise<ReadonlyMap<string, SeriesCheckpoint>> {
    if (series.length === 0) return new Map();
    const { rows } = await sql<LiveRow>`
      select c."assetId", c."metricName", c."stateVersion", c."timeZone", c.state,
        ${epochMs(sql`c.watermark`)} as "watermarkMs", ${epochMs(sql`c."stateWatermark"`)} as "stateMs",
        ${epochMs(sql`b.until`)} as "besideMs", b."stateVersion" as "besideVersion", b."timeZone" as "besideZone", b.state as beside
      from ${checkpointsOf(series, sql`c.slot = ${LIVE}`)}
      left join lateral (
        select * from series_states b where b."assetId" = c."assetId" and b."metricName" = c."metricName" limit 1
      ) b on true
    `.execute(this.em.getKysely());
    return new Map(rows.map((row) => [seriesId(row), toLive(row)]));
  }

  /** @returns how far the series are scored, epoch milliseconds by {@link seriesId} */
  async findWatermarks(series: readonly SeriesKey[]): Promise<ReadonlyMap<string, number>> {
    const { rows } = await sql<SeriesKey & { watermarkMs: number }>`
      select c."assetId", c."metricName", ${epochMs(sql`c.watermark`)} as "watermarkMs"
      from ${checkpointsOf(series, sql`c.slot = ${LIVE}`)}
    `.execute(this.em.getKysely());
    return new Map(rows.map((row) => [seriesId(row), row.watermarkMs]));
  }

  /** @returns for each series its newest checkpoint that is not later than `atMs`, by {@link seriesId} */
  async findBefore(
    series: readonly SeriesKey[],
    atMs: number,
  ): Promise<ReadonlyMap<string, SeriesCheckpoint>> {
    if (series.length === 0) return new Map();
    const at = instantOf(atMs);
    const { rows } = await sql<CheckpointRow>`
      select s.asset as "assetId", s.metric as "metricName", n."stateVersion", n."timeZone", n.state,
        ${epochMs(sql`n.watermark`)} as "watermarkMs", ${epochMs(sql`n."stateWatermark"`)} as "stateMs"
      from ${keysOf(series)} cross join lateral (
        select c.watermark, c."stateWatermark", c."stateVersion", c."timeZone", c.state from series_checkpoints c
        where ${IS_OF_SERIES} and ${STATE_WATERMARK} <= ${at} and c."stateVersion" = ${STATE_VERSION}
        union all
        select b.until, null, b."stateVersion", b."timeZone", b.state from series_states b
        where b."assetId" = s.asset and b."metricName" = s.metric and b.until <= ${at} and b."stateVersion" = ${STATE_VERSION}
          and exists (select from series_checkpoints c where ${IS_OF_SERIES} and c.slot = ${LIVE})
        order by 1 desc limit 1
      ) n
    `.execute(this.em.getKysely());
    const found = new Map(rows.map((row) => [seriesId(row), toCheckpoint(row)]));
    const isBefore = ({ stateMs, watermarkMs }: SeriesCheckpoint): boolean =>
      (stateMs ?? watermarkMs) <= atMs;
    return new Map([...found].filter(([, checkpoint]) => isBefore(checkpoint)));
  }

  /** Moves live checkpoints on; call inside a transaction that holds the lock of their shards. */
  async save(moved: readonly MovedCheckpoint[]): Promise<void> {
    await this.saveStates(moved.filter(({ isStateDue }) => isStateDue !== false));
    await this.saveWatermarks(moved.filter(({ isStateDue }) => isStateDue === false));
  }

  /**
   * The same of series in columns: the watermarks of all, the states and the reports of some. Call inside a transaction that has begun with
   * {@link lockForColumns}, and roll it back where it answers nothing.
   *
   * @returns of how many of those whose report is stored there was one; undefined where the database has another watermark than one of them goes on from
   */
  async saveColumns(columns: ScoredColumns, due: DueStates): Promise<number | undefined> {
    const { nSeries, assetIds, metricNames, storedWatermarkMs, watermarkMs } = columns;
    const { nMoved, nReported } = await moveColumns(this.em.getKysely(), columns);
    if (nMoved !== nSeries) return undefined;
    const length = due.bytes.length / due.places.length;
    await this.saveStates(
      Array.from(due.places, (place, index) => ({
        assetId: assetIds[place]!,
        metricName: metricNames[place]!,
        storedWatermarkMs: storedWatermarkMs[place],
        watermarkMs: watermarkMs[place]!,
        timeZone: due.timeZones[index]!,
        state: due.bytes.subarray(index * length, (index + 1) * length),
      })),
    );
    return nReported;
  }

  private async saveStates(moved: readonly MovedCheckpoint[]): Promise<void> {
    if (moved.length === 0) return;
    await this.keepOlder(moved, { unit: 'hour', unitMs: 3_600_000, nSlots: 3 });
    await this.keepOlder(moved, { unit: 'day', unitMs: 86_400_000, nSlots: 2 });
    await sql`
      with stored as (
        insert into series_states ("assetId", "metricName", until, "stateVersion", "timeZone", state)
        select m.asset, m.metric, to_timestamp(m.at_ms / 1000.0), ${STATE_VERSION}, m.zone, m.state
        from ${statesTable(moved)} as m
        on conflict ("assetId", "metricName") do update
        set until = excluded.until, "stateVersion" = excluded."stateVersion", "timeZone" = excluded."timeZone", state = excluded.state
        returning "assetId", "metricName", until, "timeZone"
      )
      insert into series_checkpoints ("assetId", "metricName", slot, watermark, "stateVersion", "timeZone", state)
      select "assetId", "metricName", ${LIVE}, until, ${STATE_BESIDE}, "timeZone", '' from stored
      on conflict ("assetId", "metricName", slot) do update ${REPLACED}
    `.execute(this.em.getKysely());
  }

  private async saveWatermarks(moved: readonly MovedCheckpoint[]): Promise<void> {
    if (moved.length === 0) return;
    const columns = unnest(
      moved,
      ['text', ({ assetId }) => assetId],
      ['text', ({ metricName }) => metricName],
      ['float8', ({ watermarkMs }) => watermarkMs],
    );
    // There is a row for each: an update would do, but the planner might answer its join by reading the whole table.
    await sql`
      insert into series_checkpoints as c ("assetId", "metricName", slot, watermark, "stateVersion", state)
      select m.asset, m.metric, ${LIVE}, to_timestamp(m.at_ms / 1000.0), ${STATE_BESIDE}, ''
      from ${columns} as m(asset, metric, at_ms)
      on conflict ("assetId", "metricName", slot)
      do update set watermark = excluded.watermark, "stateWatermark" = ${STATE_WATERMARK}, "lastSampleAt" = '-infinity'
    `.execute(this.em.getKysely());
  }

  /**
   * Puts states in the place of those that did not know a late sample: the live ones are replaced, older ones from then on go. Call
   * inside a transaction that holds the lock of their shards.
   */
  async replace(series: readonly (MovedCheckpoint & { readonly lateFromMs: number })[]): Promise<void> {
    if (series.length === 0) return;
    await sql`
      delete from series_checkpoints c using ${unnest(
        series,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['float8', ({ lateFromMs }) => lateFromMs],
      )} as s(asset, metric, late_from_ms)
      where c."assetId" = s.asset and c."metricName" = s.metric and c.slot <> ${LIVE}
        and c.watermark >= to_timestamp(s.late_from_ms / 1000.0)
    `.execute(this.em.getKysely());
    await this.save(series);
  }

  /** Where a series enters another hour or day, what it was like before goes to that hour's or day's slot. */
  private async keepOlder(
    moved: readonly MovedCheckpoint[],
    { unit, unitMs, nSlots }: { unit: 'hour' | 'day'; unitMs: number; nSlots: number },
  ): Promise<void> {
    const entering = moved.filter(
      ({ storedWatermarkMs, watermarkMs }) =>
        storedWatermarkMs !== undefined &&
        Math.floor(storedWatermarkMs / unitMs) !== Math.floor(watermarkMs / unitMs),
    );
    if (entering.length === 0) return;
    await sql`
      insert into series_checkpoints ("assetId", "metricName", slot, watermark, "stateVersion", "timeZone", state)
      select s.asset, s.metric,
        ${unit}::text || '-' || floor(extract(epoch from n.until) * 1000 / ${unitMs}::int)::bigint % ${nSlots}::int,
        n.until, n."stateVersion", n."timeZone", n.state
      from ${keysOf(entering)} cross join lateral (
        select ${STATE_WATERMARK} as until, c."stateVersion", c."timeZone", c.state from series_checkpoints c
        where ${IS_OF_SERIES} and c.slot = ${LIVE} and c."stateVersion" <> ${STATE_BESIDE}
        union all
        select b.until, b."stateVersion", b."timeZone", b.state from series_states b
        where b."assetId" = s.asset and b."metricName" = s.metric
          and exists (select from series_checkpoints c where ${IS_OF_SERIES} and c.slot = ${LIVE})
        order by 1 desc limit 1
      ) n
      on conflict ("assetId", "metricName", slot) do update ${REPLACED}
    `.execute(this.em.getKysely());
  }
}

function locksOf(assetIds: readonly string[]): readonly RawBuilder<unknown>[] {
  // In one order everywhere, so that two transactions never wait for each other.
  const shards = [...new Set(assetIds.map(shardOf))].sort((a, b) => a - b);
  const locks = shards.map((shard) => sql`pg_advisory_xact_lock(${SHARD_LOCKS}::int, ${shard}::int)`);
  return [sql`pg_advisory_xact_lock_shared(${SWEEP_LOCK})`, ...locks];
}
