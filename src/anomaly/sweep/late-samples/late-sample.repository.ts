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
    // Each lateral limit keeps the planner to one look into an index: a join it might answer by reading all scores there are.
    const { rows } = await sql<UnscoredSample>`
      with arrived as materialized (${arrivedOf(arrivals, samples)}),
      in_chunks as materialized (${chunkedOf(arrivals, span)}),
      unscored as materialized (
        select a.asset, a.metric, a.at, a.shard
        from arrived a
        cross join lateral (
          select true from series_checkpoints c
          where c."assetId" = a.asset and c."metricName" = a.metric and c.slot = 'live' and c.watermark >= a.at limit 1
        ) k
        left join lateral (${singleOf(span)}) s on true
        left join lateral (${inHour(span)}) h on true
        where s.found is null and h.found is null
          and not exists (select from in_chunks c where c.asset = a.asset and c.metric = a.metric and c.at = a.at)
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

/** What chunks hold of these shards and times. */
function chunkedOf(arrivals: readonly Arrivals[], { from, until }: Span): RawBuilder<unknown> {
  const shards = [...new Set(arrivals.map(({ assetId }) => shardOf(assetId)))];
  return sql`
    select c.assets[e.asset] as asset, c.metrics[e.metric] as metric, ${instantIn('c')} as at
    from score_chunks c, ${CHUNK_ENTRIES}
    where c.shard = any (${shards}::int2[]) and c.hour > ${from} - interval '1 hour' and c.hour <= ${until}`;
}

/** Whether the sample `a` has a row of its own. */
function singleOf({ from, until }: Span): RawBuilder<unknown> {
  return sql`
    select true as found from single_scores s
    where s."assetId" = a.asset and s."metricName" = a.metric and s.timestamp = a.at
      and s.timestamp >= ${from}::timestamptz(3) and s.timestamp <= ${until} limit 1`;
}

/** Whether its hour has the sample `a`. */
function inHour({ from, until }: Span): RawBuilder<unknown> {
  return sql`
    select true as found from score_hours h
    where h."assetId" = a.asset and h."metricName" = a.metric and h.hour > a.at - interval '1 hour' and h.hour <= a.at
      and h.hour > ${from} - interval '1 hour' and h.hour <= ${until}
      and (extract(epoch from a.at - h.hour) * 1000)::int4 = any (h.offsets) limit 1`;
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

/** A table of the samples, with an instant as scores have it. The keys go once for each series. */
function arrivedOf(arrivals: readonly Arrivals[], { places, times }: ArrivedSamples): RawBuilder<unknown> {
  const keys = unnest(
    arrivals,
    ['text', ({ assetId }) => assetId],
    ['text', ({ metricName }) => metricName],
    ['int2', ({ assetId }) => shardOf(assetId)],
  );
  return sql`
    select k.asset, k.metric, k.shard, to_timestamp(t.at_ms / 1000.0)::timestamptz(3) as at
    from unnest(${numbersLiteral(places)}::int4[], ${numbersLiteral(times)}::float8[]) as t(place, at_ms)
    join ${keys} with ordinality as k(asset, metric, shard, place) on k.place = t.place`;
}
