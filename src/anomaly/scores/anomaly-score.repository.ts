import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type SeriesKey, seriesId } from '../../metrics/index.js';
import { epochMs, unnest } from '../../platform/database/index.js';
import { shardOf } from '../scoring/shards.js';
import { CompactScores } from './compact-score.repository.js';
import { ScorePeaks } from './score-peak.repository.js';
import type { ScoredColumns } from '../scoring/scored-columns.js';
import { PeakTally, peaksOf } from './score-peaks.js';
import type { SeriesScores } from './score-columns.js';
import { storedScores } from './stored-scores.js';

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

@Injectable()
export class AnomalyScoreRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly peaks: ScorePeaks = new ScorePeaks(em),
    private readonly compact: CompactScores = new CompactScores(em),
  ) {}

  /**
   * Stores many scores, and their peaks: those of normal samples in arrays, anomalies and late samples in rows of their own. Call inside
   * a transaction that has the lock of their shards.
   */
  async insertAll(scores: readonly NewScore[]): Promise<void> {
    if (scores.length === 0) return;
    const single = scores.filter(isSingle);
    await this.insertSingle(single);
    await this.compact.insert(seriesOf(scores.filter((score) => !isSingle(score))));
    await this.peaks.raise(peaksOf(scores));
  }

  /**
   * Stores the scores of everyday sweeps: of the series in these places, all of whose samples are normal. Call it as
   * {@link insertAll}.
   */
  async insertColumns(columns: ScoredColumns, places: Int32Array): Promise<void> {
    const peaks = new PeakTally();
    const { assetIds, metricNames, thresholds, firstSample, timestamps, scores } = columns;
    const series = Array.from(places, (place): SeriesScores => {
      const [assetId = '', metricName = ''] = [assetIds[place], metricNames[place]];
      const [from = 0, until = 0, threshold = 0] = [
        firstSample[place],
        firstSample[place + 1],
        thresholds[place],
      ];
      for (let at = from; at < until; at++)
        peaks.add(assetId, metricName, timestamps[at] ?? 0, scores[at] ?? 0);
      return { assetId, metricName, threshold, timestamps, scores, from, until };
    });
    await this.compact.insert(series);
    await this.peaks.raise(peaks.peaks());
  }

  private async insertSingle(scores: readonly NewScore[]): Promise<void> {
    if (scores.length === 0) return;
    await sql`
      insert into single_scores ("assetId", "metricName", score, "isAnomaly", threshold, metadata, "isLate", timestamp)
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
  }

  /** @returns the samples that are stored of each range, by {@link seriesId}; as the caller's transaction sees them */
  async findStored(ranges: readonly ScoreRange[]): Promise<ReadonlyMap<string, readonly StoredSample[]>> {
    if (ranges.length === 0) return new Map();
    const stored = storedScores({
      assetId: sql`r.asset`,
      metricName: sql`r.metric`,
      shard: sql`r.shard`,
      from: sql`to_timestamp(r.from_ms / 1000)`,
      until: sql`to_timestamp(r.until_ms / 1000)`,
    });
    const { rows } = await sql<SeriesKey & StoredSample>`
      select r.asset as "assetId", r.metric as "metricName", s."isAnomaly", ${epochMs(sql`s.timestamp`)} as "atMs"
      from ${unnest(
        ranges,
        ['text', ({ assetId }) => assetId],
        ['text', ({ metricName }) => metricName],
        ['float8', ({ fromMs }) => fromMs],
        ['float8', ({ untilMs }) => untilMs],
        ['int2', ({ assetId }) => shardOf(assetId)],
      )} as r(asset, metric, from_ms, until_ms, shard)
      cross join lateral ${stored} s
    `.execute(this.em.getKysely());
    return Map.groupBy(rows, seriesId);
  }
}

/** What is looked for by itself: an anomaly with its reason, and what came late. */
function isSingle({ score, threshold, metadata, isLate }: NewScore): boolean {
  return score >= threshold || metadata !== null || isLate === true;
}

function seriesOf(scores: readonly NewScore[]): readonly SeriesScores[] {
  return bySeries(scores).flatMap((unsorted): SeriesScores[] => {
    const [first] = unsorted;
    if (!first) return [];
    const sorted = unsorted.toSorted((a, b) => a.atMs - b.atMs);
    const { assetId, metricName, threshold } = first;
    return [
      {
        assetId,
        metricName,
        threshold,
        timestamps: sorted.map(({ atMs }) => atMs),
        scores: sorted.map(({ score }) => score),
        from: 0,
        until: sorted.length,
      },
    ];
  });
}

/** Those of a series and threshold mostly follow each other. */
function bySeries(scores: readonly NewScore[]): readonly (readonly NewScore[])[] {
  const ofSeries = new Map<string, NewScore[]>();
  let last: readonly [NewScore, NewScore[]] | undefined;
  for (const score of scores) {
    if (!last || !isSameSeries(last[0], score)) {
      const key = `${seriesId(score)} ${score.threshold}`;
      last = [score, ofSeries.get(key) ?? []];
      ofSeries.set(key, last[1]);
    }
    last[1].push(score);
  }
  return [...ofSeries.values()];
}

function isSameSeries(a: NewScore, b: NewScore): boolean {
  return a.assetId === b.assetId && a.metricName === b.metricName && a.threshold === b.threshold;
}
