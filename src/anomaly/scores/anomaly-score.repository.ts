import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import { epochMs, unnest } from '../../platform/database/index.js';
import type { ScoredColumns } from '../sweep/everyday/scored-columns.js';
import { AnomalyScore } from './anomaly-score.entity.js';
import { ScorePeaks } from './score-peak.repository.js';
import { peaksOf } from './score-peaks.js';

/** A score to be stored. */
export interface NewScore {
  readonly assetId: string;
  readonly metricName: string;
  readonly atMs: number;
  readonly score: number;
  /** Scores from here on are anomalies of this series. */
  readonly threshold: number;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  /** Whether the sample arrived after a newer one of its series was scored. */
  readonly isLate?: boolean;
}

/** A range of a series, both ends included. */
export interface ScoreRange extends SeriesKey {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What is stored of a sample. */
export interface StoredSample {
  readonly atMs: number;
  readonly isAnomaly: boolean;
}

export interface ScoreQuery {
  readonly assetId: string;
  readonly metricName?: string;
  readonly since: Date;
  readonly limit: number;
  readonly offset: number;
}

@Injectable()
export class AnomalyScoreRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly peaks: ScorePeaks = new ScorePeaks(em),
  ) {}

  /** Stores many scores in one statement, and their peaks in another; call inside a transaction that has the lock of their shards. */
  async insertAll(scores: readonly NewScore[]): Promise<void> {
    if (scores.length === 0) return;
    await sql`
      insert into anomaly_scores ("assetId", "metricName", score, "isAnomaly", threshold, metadata, "isLate", timestamp)
      select s.asset, s.metric, s.score, s.score >= s.threshold, s.threshold, s.metadata,
        s.is_late = 1, to_timestamp(s.at_ms / 1000.0)
      from ${unnest(
        scores,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['float8', ({ score }) => score],
        ['float8', ({ threshold }) => threshold],
        ['jsonb', ({ metadata }) => (metadata ? JSON.stringify(metadata) : null)],
        ['float8', ({ isLate }) => (isLate === true ? 1 : 0)],
        ['float8', ({ atMs }) => atMs],
      )} as s(asset, metric, score, threshold, metadata, is_late, at_ms)
    `.execute(this.em.getKysely());
    await this.peaks.raise(peaksOf(scores));
  }

  /** Stores the scores of the series in some places, none of which is an anomaly; call inside a transaction that has the lock of their shards. */
  async insertColumns(columns: ScoredColumns, places: Int32Array): Promise<void> {
    const { assetIds, metricNames, thresholds, firstSample, timestamps, scores } = columns;
    const all: NewScore[] = [];
    for (const place of places)
      for (let n = firstSample[place]!; n < firstSample[place + 1]!; n += 1)
        all.push({
          assetId: assetIds[place]!,
          metricName: metricNames[place]!,
          atMs: timestamps[n]!,
          score: scores[n]!,
          threshold: thresholds[place]!,
          metadata: null,
        });
    await this.insertAll(all);
  }

  /** @returns the samples that are stored of each range, by {@link seriesId}; as the caller's transaction sees them */
  async findStored(ranges: readonly ScoreRange[]): Promise<ReadonlyMap<string, readonly StoredSample[]>> {
    if (ranges.length === 0) return new Map();
    const { rows } = await sql<SeriesKey & StoredSample>`
      select s."assetId", s."metricName", s."isAnomaly", ${epochMs(sql`s.timestamp`)} as "atMs"
      from ${unnest(
        ranges,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['float8', ({ fromMs }) => fromMs],
        ['float8', ({ untilMs }) => untilMs],
      )} as r(asset, metric, from_ms, until_ms)
      join anomaly_scores s on s."assetId" = r.asset and s."metricName" = r.metric
        and s.timestamp >= to_timestamp(r.from_ms / 1000) and s.timestamp <= to_timestamp(r.until_ms / 1000)
    `.execute(this.em.getKysely());
    return Map.groupBy(rows, seriesId);
  }

  /** @returns the newest score since a time of each metric of an asset that has one, by the metric */
  async findNewest(
    assetId: string,
    metricNames: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, number>> {
    const { rows } = await sql<{ readonly metricName: string; readonly score: number }>`
      select m.name as "metricName", newest.score from unnest(${[...metricNames]}::text[]) as m(name),
        lateral (
          select score from anomaly_scores
          where "assetId" = ${assetId} and "metricName" = m.name and timestamp >= ${since}
          order by timestamp desc limit 1
        ) newest
    `.execute(this.em.fork().getKysely());
    return new Map(rows.map(({ metricName, score }) => [metricName, score]));
  }

  /** @returns one page, newest first, and how many there are in all */
  async findScores(
    query: ScoreQuery,
  ): Promise<{ readonly scores: readonly AnomalyScore[]; readonly total: number }> {
    const { assetId, metricName, since } = query;
    const [scores, total] = await this.em
      .fork()
      .findAndCount(
        AnomalyScore,
        { assetId, timestamp: { $gt: since }, ...(metricName === undefined ? {} : { metricName }) },
        { orderBy: { timestamp: 'desc', id: 'desc' }, limit: query.limit, offset: query.offset },
      );
    return { scores, total };
  }
}
