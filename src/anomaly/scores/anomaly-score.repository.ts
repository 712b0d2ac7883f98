import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { unnest } from '../../platform/database/index.js';
import { AnomalyScore } from './anomaly-score.entity.js';

/** A score to be stored. */
export interface NewScore {
  readonly assetId: string;
  readonly metricName: string;
  readonly atMs: number;
  readonly score: number;
  /** Scores from here on are anomalies of this series. */
  readonly threshold: number;
  readonly metadata: Readonly<Record<string, unknown>> | null;
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
  constructor(private readonly em: EntityManager) {}

  /** Stores many scores in one statement; call inside a transaction. */
  async insertAll(scores: readonly NewScore[]): Promise<void> {
    if (scores.length === 0) return;
    await sql`
      insert into anomaly_scores ("assetId", "metricName", score, "isAnomaly", threshold, metadata, timestamp)
      select s.asset, s.metric, s.score, s.score >= s.threshold, s.threshold, s.metadata,
        to_timestamp(s.at_ms / 1000.0)
      from ${unnest(
        scores,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['float8', ({ score }) => score],
        ['float8', ({ threshold }) => threshold],
        ['jsonb', ({ metadata }) => (metadata ? JSON.stringify(metadata) : null)],
        ['float8', ({ atMs }) => atMs],
      )} as s(asset, metric, score, threshold, metadata, at_ms)
    `.execute(this.em.getKysely());
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
