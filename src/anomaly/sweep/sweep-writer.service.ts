import { Injectable } from '@nestjs/common';
import { seriesId } from '../../metrics/index.js';
import { Transactions } from '../../platform/database/index.js';
import type { SeriesPace } from '../../ml/index.js';
import type { ScoredStretch } from '../episodes/scored-stretch.js';
import { AnomalyScoreRepository } from '../scores/anomaly-score.repository.js';
import type { Span } from '../scores/score-days.js';
import { ScorePartitionRepository } from '../scores/score-partition.repository.js';
import { toNewScores } from './to-new-scores.js';
import { SeriesCheckpointRepository } from '../scoring/series-checkpoint.repository.js';
import { groupsOfSize } from '../../platform/groups/index.js';
import { StretchEpisodes } from './stretch-episodes.service.js';
import { NOTHING_SWEPT, sumOfReports, type SweepReport } from './sweep-report.js';

/** What is made of so many samples at a time keeps others waiting for a few milliseconds. */
const SAMPLES_PER_GROUP = 5_000;

/** A scored stretch and the checkpoint it leads to. */
export interface UnwrittenStretch extends ScoredStretch {
  readonly state: Uint8Array;
  readonly timeZone: string;
  readonly pace: SeriesPace;
  readonly watermarkMs: number;
  /** The watermark the stretch went on from, as the database had it. */
  readonly storedWatermarkMs: number | undefined;
  /** False where the process keeps the state, and stores it later; true without it. */
  readonly isStateDue?: boolean;
}

export interface WriteOutcome {
  readonly report: SweepReport;
  /** Ids of the series written; another process was quicker with the others. */
  readonly writtenIds: ReadonlySet<string>;
}

/** Stores scores, episodes, messages and checkpoints in one transaction: all of it, or nothing. */
@Injectable()
export class SweepWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly scores: AnomalyScoreRepository,
    private readonly partitions: ScorePartitionRepository,
    private readonly episodes: StretchEpisodes,
  ) {}

  /** @param delayedBeforeMs - a sample from before has waited too long; epoch milliseconds */
  async write(stretches: readonly UnwrittenStretch[], delayedBeforeMs = -Infinity): Promise<WriteOutcome> {
    if (stretches.length === 0) return { report: NOTHING_SWEPT, writtenIds: new Set() };
    await this.partitions.prepare(stretches.flatMap(spanOf));
    return this.transactions.run(async () => {
      await this.checkpoints.lockShardsOf(stretches.map(({ asset }) => asset.id));
      const stored = await this.checkpoints.findWatermarks(stretches);
      const ours = stretches.filter((one) => stored.get(seriesId(one)) === one.storedWatermarkMs);
      const reports: SweepReport[] = [];
      for (const group of groupsOfSize(ours, SAMPLES_PER_GROUP, ({ scored }) => scored.timestamps.length))
        reports.push(await this.store(group, delayedBeforeMs));
      await this.checkpoints.save(ours);
      return { report: sumOfReports(reports), writtenIds: new Set(ours.map(seriesId)) };
    });
  }

  private async store(stretches: readonly UnwrittenStretch[], delayedBeforeMs: number): Promise<SweepReport> {
    const { counts, episodes } = await this.episodes.record(stretches);
    const scores = stretches.flatMap((stretch) =>
      toNewScores(stretch, episodes.get(seriesId(stretch)) ?? []),
    );
    await this.scores.insertAll(scores);
    const fresh = stretches.filter(isNew);
    return {
      ...NOTHING_SWEPT,
      ...countsOf(fresh),
      seriesIds: new Set(fresh.map(seriesId)),
      nScored: scores.length,
      nDelayed: scores.filter(({ atMs }) => atMs < delayedBeforeMs).length,
      nAnomalous: scores.filter(({ score, threshold }) => score >= threshold).length,
      ...counts,
    };
  }
}

/** Samples that are only replayed were counted when they were scored. */
function isNew({ watermarkMs, storedWatermarkMs = -Infinity }: UnwrittenStretch): boolean {
  return watermarkMs > storedWatermarkMs;
}

/** What there is to store of a stretch: nothing where it only warmed up. */
function spanOf({ scored, storeAfterMs, watermarkMs }: UnwrittenStretch): readonly Span[] {
  const firstMs = scored.timestamps[0];
  if (firstMs === undefined || watermarkMs <= storeAfterMs) return [];
  return [{ fromMs: Math.max(firstMs, storeAfterMs + 1), untilMs: watermarkMs }];
}

function countsOf(
  stretches: readonly ScoredStretch[],
): Pick<SweepReport, 'nMissing' | 'nInvalid' | 'nDuplicates'> {
  const counts = stretches.map(({ scored }) => scored.counts);
  return {
    nMissing: counts.reduce((sum, { missing }) => sum + missing, 0),
    nInvalid: counts.reduce((sum, { invalid }) => sum + invalid, 0),
    nDuplicates: counts.reduce((sum, { duplicate }) => sum + duplicate, 0),
  };
}
