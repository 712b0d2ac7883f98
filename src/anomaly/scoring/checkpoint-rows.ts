import { type RawBuilder, sql } from 'kysely';
import { unnest } from '../../platform/database/index.js';
import type { SeriesKey } from '../../metrics/index.js';
import { SeriesState, STATE_VERSION } from '../../ml/index.js';

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
export interface MovedCheckpoint extends SeriesCheckpoint {
  readonly state: Uint8Array;
  readonly storedWatermarkMs: number | undefined;
  /** False where the watermark alone is stored, and the state stays as it is; true without it. */
  readonly isStateDue?: boolean | undefined;
}

export interface CheckpointRow extends SeriesKey {
  readonly watermarkMs: number;
  readonly stateMs: number | null;
  readonly stateVersion: number;
  readonly timeZone: string;
  readonly state: Uint8Array;
}

/** A live checkpoint, and the state that is stored beside it. */
export interface LiveRow extends CheckpointRow {
  readonly besideMs: number | null;
  readonly besideVersion: number | null;
  readonly besideZone: string | null;
  readonly beside: Uint8Array | null;
}

/** The version that a live row has whose state lies in `series_states`: none. A version before takes it for one it cannot read. */
export const STATE_BESIDE = 0;

/** Until when the state of a checkpoint knows its series. */
export const STATE_WATERMARK = sql`coalesce(c."stateWatermark", c.watermark)`;

/** The slot of the newest checkpoint of a series. */
export const LIVE = 'live';

export const IS_OF_SERIES = sql`c."assetId" = s.asset and c."metricName" = s.metric`;

/**
 * The newest checkpoint of each series that meets the condition, as `c`. The limit keeps the planner to one look into the index a
 * series: a join it may answer by reading the whole table, which then costs more with every series there is.
 */
export function checkpointsOf(
  series: readonly SeriesKey[],
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`${keysOf(series)} cross join lateral (
    select * from series_checkpoints c where ${IS_OF_SERIES} and ${condition}
    order by c.watermark desc limit 1
  ) c`;
}

export function keysOf(series: readonly SeriesKey[]): RawBuilder<unknown> {
  return sql`${unnest(series, ['text', ({ assetId }) => assetId], ['text', ({ metricName }) => metricName])} as s(asset, metric)`;
}

/** All states go as one parameter in binary: as an array they would go as text, several times as long. */
export function statesTable(moved: readonly MovedCheckpoint[]): RawBuilder<unknown> {
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

export function toCheckpoint({
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

/** A process of the version before stores a state in the live row, where the one beside is older then: the newer of both counts. */
export function toLive({ besideMs, besideVersion, besideZone, beside, ...row }: LiveRow): SeriesCheckpoint {
  const inRow = toCheckpoint(row);
  if (besideMs === null || besideVersion !== STATE_VERSION || besideZone === null || !beside) return inRow;
  if (inRow.state && (inRow.stateMs ?? inRow.watermarkMs) > besideMs) return inRow;
  const { assetId, metricName, watermarkMs } = row;
  const checkpoint = {
    assetId,
    metricName,
    watermarkMs,
    timeZone: besideZone,
    state: new Uint8Array(beside),
  };
  return besideMs === watermarkMs ? checkpoint : { ...checkpoint, stateMs: besideMs };
}
