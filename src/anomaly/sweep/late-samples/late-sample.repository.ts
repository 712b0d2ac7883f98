import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import type { Arrivals, SeriesKey } from '../../../metrics/index.js';
import { epochMs, instantOf, numbersLiteral, unnest } from '../../../platform/database/index.js';
import { CHUNK_ENTRIES, instantIn } from '../../scores/stored-scores.js';
import { shardOf } from '../../scoring/shards.js';

/** A sample that is not newer than what is scored of its series, and has no score. */
export interface UnscoredSample extends SeriesKey {
  readonly atMs: number;
}

/** Finds what has arrived and was never scored, by what is stored alone: whoever looks again finds the same. */
@Injectable()
export class LateSampleRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * What only warmed a series up, from before its first score, is not meant.
   *
   * @param untilMs - later samples are not looked for; epoch milliseconds
   */
  async findUnscored(arrivals: readonly Arrivals[], untilMs: number): Promise<readonly UnscoredSample[]> {
    const samples = samplesUntil(arrivals, untilMs);
    if (samples.times.length === 0) return [];
    const fromMs = samples.times.reduce((earliest, atMs) => Math.min(earliest, atMs), Infinity);
    const span = { from: instantOf(fromMs), until: instantOf(untilMs) };
    const { rows } = await sql<UnscoredSample>`
      with keys as materialized (${knownKeysOf(arrivals)}),
      scored as materialized (
        ${singlesOf(span)} union all ${hoursOf(span)} union all ${chunkedOf(arrivals, span)}
      ),
      arrived as materialized (
        select t.place, to_timestamp(t.at_ms / 1000.0)::timestamptz(3) as at
        from unnest(${numbersLiteral(samples.places)}::int4[], ${numbersLiteral(samples.times)}::float8[]) as t(place, at_ms)
      ),
      unscored as materialized (
        select k.asset, k.metric, k.shard, a.at from arrived a join keys k on k.place = a.place and k.watermark >= a.at
        where not exists (select from scored s where s.place = a.place and s.at = a.at)
      )
      select distinct u.asset as "assetId", u.metric as "metricName", ${epochMs(sql`u.at`)} as "atMs"
      from unscored u cross join lateral (${EARLIER_SCORE}) e
      order by 1, 2, 3
    `.execute(this.em.fork().getKysely());
    return rows;
  }
}

/** The earliest and the latest of the samples. */
interface Span {
  readonly from: RawBuilder<unknown>;
  readonly until: RawBuilder<unknown>;
}

/** The series that have a state, with the first and the last sample of each: `place` is that among the arrivals, from 1. */
function knownKeysOf(arrivals: readonly Arrivals[]): RawBuilder<unknown> {
  const keys = unnest(
    arrivals,
    ['text', ({ assetId }) => assetId],
    ['text', ({ metricName }) => metricName],
    ['int2', ({ assetId }) => shardOf(assetId)],
    ['float8', ({ timestamps }) => timestamps.reduce((first, atMs) => Math.min(first, atMs), Infinity)],
    ['float8', ({ timestamps }) => timestamps.reduce((last, atMs) => Math.max(last, atMs), -Infinity)],
  );
  return sql`
    select k.asset, k.metric, k.shard, k.place::int4, c.watermark,
      to_timestamp(k.first_ms / 1000.0)::timestamptz(3) as first, to_timestamp(k.last_ms / 1000.0)::timestamptz(3) as last
    from ${keys} with ordinality as k(asset, metric, shard, first_ms, last_ms, place)
    cross join lateral (
      select c.watermark from series_checkpoints c
      where c."assetId" = k.asset and c."metricName" = k.metric and c.slot = 'live' limit 1
    ) c`;
}

/** Rows of their own. As of hours, `offset 0` keeps the planner to an index for each series: it might read all scores there are. */
function singlesOf({ from, until }: Span): RawBuilder<unknown> {
  return sql`
    select k.place, s.at from keys k cross join lateral (
      select s.timestamp as at from single_scores s
      where s."assetId" = k.asset and s."metricName" = k.metric and s.timestamp >= k.first and s.timestamp <= k.last
        and s.timestamp >= ${from}::timestamptz(3) and s.timestamp <= ${until} offset 0
    ) s`;
}

/** What hours hold. */
function hoursOf({ from, until }: Span): RawBuilder<unknown> {
  return sql`
    select k.place, ${instantIn('h')} from keys k cross join lateral (
      select h.hour, h.offsets from score_hours h
      where h."assetId" = k.asset and h."metricName" = k.metric and h.hour > k.first - interval '1 hour' and h.hour <= k.last
        and h.hour > ${from} - interval '1 hour' and h.hour <= ${until} offset 0
    ) h, unnest(h.offsets) as e(ms)
    where ${instantIn('h')} >= k.first and ${instantIn('h')} <= k.last`;
}

/** What chunks hold of these shards and times. */
function chunkedOf(arrivals: readonly Arrivals[], { from, until }: Span): RawBuilder<unknown> {
  const shards = [...new Set(arrivals.map(({ assetId }) => shardOf(assetId)))];
  return sql`
    select k.place, ${instantIn('c')} from score_chunks c, ${CHUNK_ENTRIES}, keys k
    where c.shard = any (${shards}::int2[]) and c.hour > ${from} - interval '1 hour' and c.hour <= ${until}
      and k.asset = c.assets[e.asset] and k.metric = c.metrics[e.metric]`;
}

/** A score of the series of `u` before it. */
const EARLIER_SCORE = sql`
  select true from single_scores e where e."assetId" = u.asset and e."metricName" = u.metric and e.timestamp < u.at
  union all
  select true from score_hours h
  where h."assetId" = u.asset and h."metricName" = u.metric and h.hour + h.offsets[1] * interval '1 millisecond' < u.at
  union all
  select true from score_chunks c, ${CHUNK_ENTRIES}
  where c.shard = u.shard and c."firstAsset" <= u.asset and c."lastAsset" >= u.asset and c.hour <= u.at
    and c.assets[e.asset] = u.asset and c.metrics[e.metric] = u.metric and ${instantIn('c')} < u.at
  limit 1`;

/** Columns: there may be hundreds of thousands. */
interface ArrivedSamples {
  /** Which of the arrivals each is of, from 1. */
  readonly places: readonly number[];
  /** Epoch milliseconds. */
  readonly times: readonly number[];
}

function samplesUntil(arrivals: readonly Arrivals[], untilMs: number): ArrivedSamples {
  const places: number[] = [];
  const times: number[] = [];
  for (const [index, { timestamps }] of arrivals.entries()) {
    for (const atMs of timestamps) {
      if (atMs > untilMs) continue;
      places.push(index + 1);
      times.push(atMs);
    }
  }
  return { places, times };
}
