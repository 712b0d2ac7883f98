import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { epochMs, instantOf, toDate } from '../../platform/database/index.js';
import { shardOf } from '../scoring/shards.js';
import { CHUNK_ENTRIES, chunksOf, HOUR_ENTRIES, hoursOf, instantIn, storedScores } from './stored-scores.js';

/** What is answered of a score. */
export interface StoredScore {
  readonly metricName: string;
  readonly score: number;
  readonly isAnomaly: boolean;
  readonly threshold: number;
  readonly isLate: boolean;
  readonly timestamp: Date;
}

export interface ScoreQuery {
  readonly assetId: string;
  readonly metricName?: string;
  /** Not included. */
  readonly since: Date;
  readonly limit: number;
  readonly offset: number;
}

type ScoreRow = Omit<StoredScore, 'timestamp'> & { readonly atMs: number };

const ALWAYS = sql`timestamptz 'infinity'`;

/** Reads the scores of an asset: pages of them, and the newest. */
@Injectable()
export class ScorePages {
  constructor(private readonly em: EntityManager) {}

  /** @returns one page, newest first, and how many there are in all */
  async findScores(
    query: ScoreQuery,
  ): Promise<{ readonly scores: readonly StoredScore[]; readonly total: number }> {
    const { total, fromMs } = await this.measure(query);
    const since = instantOf(query.since.getTime());
    const { rows } = await sql<ScoreRow>`
      select "metricName", score, threshold, "isAnomaly", "isLate", ${epochMs(sql`timestamp`)} as "atMs"
      from ${storedScores({ ...this.partsOf(query), from: instantOf(fromMs) })} s where timestamp > ${since}
      order by timestamp desc, "metricName" limit ${query.limit} offset ${query.offset}
    `.execute(this.em.fork().getKysely());
    return { scores: rows.map(({ atMs, ...row }) => ({ ...row, timestamp: toDate(atMs) })), total };
  }

  /**
   * How many scores there are, and from when on are at least those of the page: arrays say how long they are, and nothing older is unpacked.
   */
  private async measure(query: ScoreQuery): Promise<{ readonly total: number; readonly fromMs: number }> {
    const sinceMs = query.since.getTime();
    const since = instantOf(sinceMs);
    const which = this.partsOf(query);
    const single = which.metricName ? sql`and "metricName" = ${which.metricName}` : sql``;
    const inChunk = which.metricName ? sql`and c.metrics[e.metric] = ${which.metricName}` : sql``;
    const { rows } = await sql<{ readonly total: number; readonly fromMs: number | null }>`
      with parts as (
        select h.hour, case when h.hour > ${since} then cardinality(h.offsets)
          else (select count(*) from unnest(h.offsets) as e(ms) where ${instantIn('h')} > ${since}) end as n
        from ${hoursOf(which)}
        union all
        select c.hour, count(*) from (select *, array_position(assets, ${which.assetId}) as place from ${chunksOf(which)}) c, ${CHUNK_ENTRIES}
        where e.asset = c.place and ${instantIn('c')} > ${since} ${inChunk} group by 1
      ), hours as (
        select hour, sum(sum(n)) over (order by hour desc) as so_far from parts group by hour
      )
      select (select coalesce(sum(n), 0) from parts)::float8
          + (select count(*) from single_scores where "assetId" = ${which.assetId} and timestamp > ${since} ${single}) as total,
        (select ${epochMs(sql`max(hour)`)} from hours where so_far >= ${query.limit + query.offset}) as "fromMs"
    `.execute(this.em.fork().getKysely());
    const { total = 0, fromMs = null } = rows[0] ?? {};
    return { total, fromMs: Math.max(fromMs ?? sinceMs, sinceMs) };
  }

  /** @returns the newest score since a time of each metric of an asset that has one, by the metric */
  async findNewest(
    assetId: string,
    metricNames: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, number>> {
    const which = this.partsOf({ assetId, since });
    const ofMetric = { ...which, metricName: sql`m.name` };
    const { rows } = await sql<{ readonly metricName: string; readonly score: number }>`
      with in_chunks as materialized (
        select c.metrics[e.metric] as name, ${instantIn('c')} as at, e.score
        from (select *, array_position(assets, ${which.assetId}) as place from ${chunksOf(which)}) c, ${CHUNK_ENTRIES}
        where e.asset = c.place
      )
      select m.name as "metricName", newest.score from unnest(${[...metricNames]}::text[]) as m(name), lateral (
        select n.score from (
          (select s.timestamp as at, s.score from single_scores s
            where s."assetId" = ${which.assetId} and s."metricName" = m.name and s.timestamp >= ${which.from}
            order by s.timestamp desc limit 1)
          union all
          select ${instantIn('h')}, e.score from score_hours h, ${HOUR_ENTRIES}
          where h."assetId" = ${which.assetId} and h."metricName" = m.name
            and h.hour = (select max(h.hour) from ${hoursOf(ofMetric)})
          union all
          select c.at, c.score from in_chunks c where c.name = m.name
        ) n where n.at >= ${which.from} order by n.at desc limit 1
      ) newest
    `.execute(this.em.fork().getKysely());
    return new Map(rows.map(({ metricName, score }) => [metricName, score]));
  }

  private partsOf({ assetId, metricName, since }: Pick<ScoreQuery, 'assetId' | 'metricName' | 'since'>): {
    readonly assetId: RawBuilder<unknown>;
    readonly metricName?: RawBuilder<unknown>;
    readonly shard: RawBuilder<unknown>;
    readonly from: RawBuilder<unknown>;
    readonly until: RawBuilder<unknown>;
  } {
    return {
      assetId: sql`${assetId}::text`,
      ...(metricName === undefined ? {} : { metricName: sql`${metricName}::text` }),
      shard: sql`${shardOf(assetId)}::int2`,
      from: instantOf(since.getTime()),
      until: ALWAYS,
    };
  }
}
