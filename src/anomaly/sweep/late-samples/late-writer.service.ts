import { Injectable } from '@nestjs/common';
import { seriesId } from '../../../metrics/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { SeriesReportRepository } from '../../missing-data/series-report.repository.js';
import { AnomalyScoreRepository, type NewScore } from '../../scores/anomaly-score.repository.js';
import { ScorePartitionRepository } from '../../scores/score-partition.repository.js';
import { SeriesCheckpointRepository } from '../../scoring/series-checkpoint.repository.js';
import { LateEpisodes } from './late-episodes.service.js';
import type { LateStretch } from './late-stretch.js';
import { NOTHING_SWEPT } from '../sweep-report.js';
import type { WriteOutcome } from '../sweep-writer.service.js';
import { toNewScores } from '../to-new-scores.js';

/**
 * Stores what late samples change, in one transaction: their scores, the episodes of the stretch, and a state that knows them. Scores
 * that are stored already stay as they were published. What is stored before is found under the lock, so that doing it twice changes
 * nothing.
 */
@Injectable()
export class LateWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly scores: AnomalyScoreRepository,
    private readonly partitions: ScorePartitionRepository,
    private readonly episodes: LateEpisodes,
    private readonly reports: SeriesReportRepository,
  ) {}

  /** @returns the series that moved on meanwhile are not among those written */
  async write(stretches: readonly LateStretch[]): Promise<WriteOutcome> {
    if (stretches.length === 0) return { report: NOTHING_SWEPT, writtenIds: new Set() };
    await this.partitions.prepare(
      stretches.map(({ lateFromMs, watermarkMs }) => ({ fromMs: lateFromMs, untilMs: watermarkMs })),
    );
    return this.transactions.run(async () => {
      await this.checkpoints.lockShardsOf(stretches.map(({ asset }) => asset.id));
      const watermarks = await this.checkpoints.findWatermarks(stretches);
      const ours = stretches.filter((one) => watermarks.get(seriesId(one)) === one.storedWatermarkMs);
      const stored = await this.scores.findStored(ours.map(rangeOf));
      const isStored = (one: NewScore | LateStretch, atMs: number): boolean =>
        stored.get(seriesId(one))?.some((sample) => sample.atMs === atMs) ?? false;
      const due = ours.filter((one) =>
        one.scored.timestamps.some((atMs) => atMs >= one.lateFromMs && !isStored(one, atMs)),
      );
      const writtenIds = new Set(ours.map(seriesId));
      // Another process was quicker.
      if (due.length === 0) return { report: NOTHING_SWEPT, writtenIds };
      const { counts, episodes } = await this.episodes.record(due, stored);
      const scores = due
        .flatMap((stretch) => toNewScores(stretch, episodes.get(seriesId(stretch)) ?? []))
        .filter((score) => !isStored(score, score.atMs))
        .map((score) => ({ ...score, isLate: true }));
      await this.scores.insertAll(scores);
      await this.checkpoints.replace(due);
      await this.reports.save(due);
      const nAnomalous = scores.filter(({ score, threshold }) => score >= threshold).length;
      const report = { nScored: scores.length, nLate: scores.length, nAnomalous, ...counts };
      return {
        report: { ...NOTHING_SWEPT, seriesIds: new Set(due.map(seriesId)), ...report },
        writtenIds,
      };
    });
  }
}

function rangeOf({ assetId, metricName, lateFromMs, watermarkMs }: LateStretch) {
  return { assetId, metricName, fromMs: lateFromMs, untilMs: watermarkMs };
}
