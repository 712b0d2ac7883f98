import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { epochMs, instantOf, unnest } from '../../platform/database/index.js';
import type { ScorePeak } from './score-peaks.js';

/** A stretch of time in columns of the same length. All of them are whole quarters of an hour. */
export interface PeakColumns {
  /** Epoch milliseconds. */
  readonly fromMs: number;
  readonly columnMs: number;
  readonly nColumns: number;
}

/** What an asset's scores came to. */
export interface PeakRow {
  readonly assetId: string;
  readonly peakScore: number;
  readonly peakMetric: string;
  /** Columns with a score, counted from 0, in any order. */
  readonly columns: readonly number[];
  /** The highest score of each of these. */
  readonly scores: readonly number[];
}

/** Numbers with commas between: an array of PostgreSQL is read character by character. */
type PackedRow = Pick<PeakRow, 'assetId' | 'peakScore' | 'peakMetric'> & {
  readonly columns: string;
  readonly scores: string;
};

/** The highest scores of assets, quarter by quarter. */
@Injectable()
export class ScorePeaks {
  constructor(private readonly em: EntityManager) {}

  /**
   * Raises what is stored to these. What is not higher is not touched, not even locked: most of a quarter nothing is.
   * Call inside the transaction that stores the scores and has the lock of their shards.
   */
  async raise(peaks: readonly ScorePeak[]): Promise<void> {
    if (peaks.length === 0) return;
    await sql`
      insert into asset_score_peaks as stored ("assetId", quarter, score, "metricName")
      select n.asset, to_timestamp(n.quarter_ms / 1000), n.score, n.metric
      from ${unnest(
        peaks,
        ['text', ({ assetId }) => assetId],
        ['float8', ({ quarterMs }) => quarterMs],
        ['float8', ({ score }) => score],
        ['text', ({ metricName }) => metricName],
      )} as n(asset, quarter_ms, score, metric)
      where not exists (
        select from (
          -- In the order of the primary key, which leaves the planner no other index: of a quarter that has just begun it knows no row, and would
          -- take the one of quarters for as good, which then has a row for each asset.
          select p."assetId", p.quarter, p.score from asset_score_peaks p
          where (p."assetId", p.quarter) >= (n.asset, to_timestamp(n.quarter_ms / 1000)) order by p."assetId", p.quarter limit 1
        ) p where p."assetId" = n.asset and p.quarter = to_timestamp(n.quarter_ms / 1000) and p.score >= n.score
      )
      on conflict ("assetId", quarter) do update
      set score = excluded.score, "metricName" = excluded."metricName" where stored.score < excluded.score
    `.execute(this.em.getKysely());
  }

  /** @returns the highest score of each asset that has one, by its id */
  async findHighest(fromMs: number, untilMs: number): Promise<ReadonlyMap<string, number>> {
    const { rows } = await sql<{ readonly assetId: string; readonly score: number }>`
      select "assetId", max(score) as score from asset_score_peaks
      where quarter >= ${instantOf(fromMs)} and quarter < ${instantOf(untilMs)} group by 1
    `.execute(this.em.fork().getKysely());
    return new Map(rows.map(({ assetId, score }) => [assetId, score]));
  }

  /** @returns those of the assets that have a score; scores to six digits, which is shorter to send */
  async findColumns(
    assetIds: readonly string[],
    { fromMs, columnMs, nColumns }: PeakColumns,
  ): Promise<readonly PeakRow[]> {
    if (assetIds.length === 0) return [];
    const columnsOfAsset = sql`
      with peaks as materialized (
        select quarter, score, "metricName",
          floor((${epochMs(sql`quarter`)} - ${fromMs}::float8) / ${columnMs}::float8)::int as place
        from asset_score_peaks
        where "assetId" = asset.id and quarter >= ${instantOf(fromMs)}
          and quarter < ${instantOf(fromMs + nColumns * columnMs)}
      ), highest as (
        select score, "metricName" from peaks order by score desc, quarter desc limit 1
      ), columns as (
        select place, max(score)::float4 as score from peaks group by 1
      )
      select (select score from highest) as "peakScore", (select "metricName" from highest) as "peakMetric",
        string_agg(place::text, ',') as columns, string_agg(score::text, ',') as scores
      from columns having count(*) > 0`;
    // Asset by asset: given all ids at once, PostgreSQL rather goes through the peaks of the whole fleet.
    const { rows } = await sql<PackedRow>`
      select asset.id as "assetId", of_asset.* from unnest(${[...assetIds]}::text[]) as asset(id)
      cross join lateral (${columnsOfAsset}) as of_asset
    `.execute(this.em.fork().getKysely());
    return rows.map(({ columns, scores, ...row }) => ({
      ...row,
      columns: columns.split(',').map(Number),
      scores: scores.split(',').map(Number),
    }));
  }
}
