import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, floatArray, instantOf, textArray, unnest } from '../../platform/database/index.js';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import { SeriesState, STATE_VERSION } from '../../ml/index.js';
import type { DueStates, ScoredColumns } from '../sweep/everyday/scored-columns.js';
import { shardOf } from './shards.js';

/** How far a series is scored, and what was remembered about it then. */
export interface SeriesCheckpoint extends SeriesKey {
  readonly watermarkMs: number;
  /** Undefined where an older version of this service wrote it: the state is then rebuilt from history. */
  readonly state?: Uint8Array;
  /** Until when the state knows the series, where that is not the watermark: the samples between the two have to be replayed. */
  readonly stateMs?: number | undefined;
  /** By whose wall clock the state was learned; under another it is rebuilt from history too. */
  readonly timeZone: string;
}

/** A checkpoint to be stored, and the watermark it goes on from, as the database has it. */
interface MovedCheckpoint extends SeriesCheckpoint {
  readonly state: Uint8Array;
  readonly storedWatermarkMs: number | undefined;
  /** False where the watermark alone is stored, and the state stays as it is; true without it. */
  readonly isStateDue?: boolean | undefined;
}

interface CheckpointRow extends SeriesKey {
  readonly watermarkMs: number;
  readonly stateMs: number | null;
  readonly stateVersion: number;
  readonly timeZone: string;
  readonly state: Uint8Array;
}

/** Everybody who writes checkpoints shares it; who must see all of them stand still has it alone. */
const SWEEP_LOCK = 8_000_100_002;
/** Serialises the writers of a shard, so that no sample is scored by two of them: the first half of a lock's number, the shard is the second. */
const SHARD_LOCKS = 8_000_100;

const LIVE = 'live';

const REPLACED = sql`set watermark = excluded.watermark, "stateVersion" = excluded."stateVersion",
  "timeZone" = excluded."timeZone", state = excluded.state, "stateWatermark" = null`;

/** Until when the state of a checkpoint knows its series. */
const STATE_WATERMARK = sql`coalesce(c."stateWatermark", c.watermark)`;

/**
 * The live checkpoint of every series, and a few older ones from which a past range can be scored again: one for each
 * of the last three hours and the last two days.
 */
@Injectable()
export class SeriesCheckpointRepository {
  constructor(private readonly em: EntityManager) {}

  /** Lets no other process write checkpoints of the assets' shards until this transaction ends. */
  async lockShardsOf(assetIds: readonly string[]): Promise<void> {
    // In one order everywhere, so that two transactions never wait for each other.
    const shards = [...new Set(assetIds.map(shardOf))].sort((a, b) => a - b);
    const locks = shards.map((shard) => sql`pg_advisory_xact_lock(${SHARD_LOCKS}::int, ${shard}::int)`);
    const all = sql.join([sql`pg_advisory_xact_lock_shared(${SWEEP_LOCK})`, ...locks]);
    await sql`select ${all}`.execute(this.em.getKysely());
  }

  /** Lets no other process write any checkpoint until this transaction ends. */
  async lockAll(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${SWEEP_LOCK})`.execute(this.em.getKysely());
  }

  /** @returns the live checkpoints, by {@link seriesId} */
  async findLive(series: readonly SeriesKey[]): Promise<ReadonlyMap<string, SeriesCheckpoint>> {
    return this.findCheckpoints(series, sql`c.slot = ${LIVE}`);
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
    const found = await this.findCheckpoints(
      series,
      sql`${STATE_WATERMARK} <= ${instantOf(atMs)} and c."stateVersion" = ${STATE_VERSION}`,
    );
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
   * The same of series in columns, with their reports: the watermarks of all, the states of some. Call inside a transaction that holds the lock of
   * their shards, and roll it back where it answers nothing.
   *
   * @returns of how many there was a report; undefined where the database has another watermark than one of them goes on from
   */
  async saveColumns(columns: ScoredColumns, due: DueStates): Promise<number | undefined> {
    const { nSeries, assetIds, metricNames, storedWatermarkMs, watermarkMs } = columns;
    const connection = this.em.getKysely();
    await sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`.execute(
      connection,
    );
    const { rows } = await sql<{ readonly nMoved: number; readonly nReported: number }>`
      with given as materialized (
        select * from unnest(${textArray(assetIds)}, ${textArray(metricNames)}, ${floatArray(storedWatermarkMs)},
          ${floatArray(watermarkMs)}, ${floatArray(columns.lastSampleMs)}, ${floatArray(columns.intervalMs)}
        ) as g(asset, metric, from_ms, at_ms, last_ms, interval_ms)
      ), moved as (
        update series_checkpoints c set watermark = to_timestamp(g.at_ms / 1000.0), "stateWatermark" = ${STATE_WATERMARK}
        from given g where c."assetId" = g.asset and c."metricName" = g.metric and c.slot = ${LIVE}
          and c.watermark = to_timestamp(g.from_ms / 1000.0)
        returning 1
      ), reported as (
        update series_reports r set "lastSampleAt" = to_timestamp(g.last_ms / 1000.0), "intervalMs" = g.interval_ms
        from given g where r."assetId" = g.asset and r."metricName" = g.metric and g.interval_ms <> 'NaN'
        returning 1
      )
      select (select count(*) from moved)::int as "nMoved", (select count(*) from reported)::int as "nReported"
    `.execute(connection);
    if (rows[0]?.nMoved !== nSeries) return undefined;
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
    return rows[0].nReported;
  }

  private async saveStates(moved: readonly MovedCheckpoint[]): Promise<void> {
    if (moved.length === 0) return;
    await this.keepOlder(moved, { unit: 'hour', unitMs: 3_600_000, nSlots: 3 });
    await this.keepOlder(moved, { unit: 'day', unitMs: 86_400_000, nSlots: 2 });
    await sql`
      insert into series_checkpoints ("assetId", "metricName", slot, watermark, "stateVersion", "timeZone", state)
      select m.asset, m.metric, ${LIVE}, to_timestamp(m.at_ms / 1000.0), ${STATE_VERSION}, m.zone, m.state
      from ${statesTable(moved)} as m
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
      select m.asset, m.metric, ${LIVE}, to_timestamp(m.at_ms / 1000.0), 0, ''
      from ${columns} as m(asset, metric, at_ms)
      on conflict ("assetId", "metricName", slot)
      do update set watermark = excluded.watermark, "stateWatermark" = ${STATE_WATERMARK}
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
      select c."assetId", c."metricName",
        ${unit}::text || '-' || floor(extract(epoch from ${STATE_WATERMARK}) * 1000 / ${unitMs}::int)::bigint % ${nSlots}::int,
        ${STATE_WATERMARK}, c."stateVersion", c."timeZone", c.state
      from ${checkpointsOf(entering, sql`c.slot = ${LIVE}`)}
      on conflict ("assetId", "metricName", slot) do update ${REPLACED}
    `.execute(this.em.getKysely());
  }

  private async findCheckpoints(
    series: readonly SeriesKey[],
    condition: RawBuilder<unknown>,
  ): Promise<ReadonlyMap<string, SeriesCheckpoint>> {
    if (series.length === 0) return new Map();
    const { rows } = await sql<CheckpointRow>`
      select c."assetId", c."metricName", c."stateVersion", c."timeZone", c.state,
        ${epochMs(sql`c.watermark`)} as "watermarkMs", ${epochMs(sql`c."stateWatermark"`)} as "stateMs"
      from ${checkpointsOf(series, condition)}
    `.execute(this.em.getKysely());
    return new Map(rows.map((row) => [seriesId(row), toCheckpoint(row)]));
  }
}

/**
 * The newest checkpoint of each series that meets the condition, as `c`. The limit keeps the planner to one look into the index a
 * series: a join it may answer by reading the whole table, which then costs more with every series there is.
 */
function checkpointsOf(series: readonly SeriesKey[], condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${unnest(series, ['text', ({ assetId }) => assetId], ['text', ({ metricName }) => metricName])} as s(asset, metric)
  cross join lateral (
    select * from series_checkpoints c where c."assetId" = s.asset and c."metricName" = s.metric and ${condition}
    order by c.watermark desc limit 1
  ) c`;
}

/** All states go as one parameter in binary: as an array they would go as text, several times as long. */
function statesTable(moved: readonly MovedCheckpoint[]): RawBuilder<unknown> {
  const states = moved.map(({ state }) => state);
  const length = states[0]?.length ?? 0;
  if (states.some((state) => state.length !== length)) throw new RangeError('states: must be of one length');
  const columns = unnest(
    moved,
    ['text', ({ assetId }) => assetId],
    ['text', ({ metricName }) => metricName],
    ['float8', ({ watermarkMs }) => watermarkMs],
    ['text', ({ timeZone }) => timeZone],
  );
  return sql`(
    select u.asset, u.metric, u.at_ms, u.zone, substr(s.bytes, ((u.place - 1) * ${length}::int + 1)::int, ${length}::int) as state
    from (select ${Buffer.concat(states)}::bytea as bytes) as s, ${columns} with ordinality as u(asset, metric, at_ms, zone, place)
  )`;
}

function toCheckpoint({
  assetId,
  metricName,
  watermarkMs,
  stateMs,
  stateVersion,
  timeZone,
  state,
}: CheckpointRow): SeriesCheckpoint {
  const key = { assetId, metricName, watermarkMs, timeZone };
  if (stateVersion !== STATE_VERSION) return key;
  const bytes = new Uint8Array(state);
  if (stateMs === null) return { ...key, state: bytes };
  // A process of the version before replaces a state and leaves what is said of it: the state itself knows better.
  const { lastTimestamp } = SeriesState.decode(bytes);
  return { ...key, state: bytes, stateMs: lastTimestamp > stateMs ? lastTimestamp : stateMs };
}
