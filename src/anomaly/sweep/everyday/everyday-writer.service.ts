import { Injectable } from '@nestjs/common';
import { seriesId } from '../../../metrics/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { MISSING_DATA } from '../../episodes/episode.js';
import { EpisodeRepository, type OpenKey } from '../../episodes/episode.repository.js';
import { ALL_METRICS } from '../../missing-data/missing-data-rule.js';
import { AnomalyScoreRepository, type NewScore } from '../../scores/anomaly-score.repository.js';
import { ScorePartitionRepository } from '../../scores/score-partition.repository.js';
import { SeriesCheckpointRepository } from '../../scoring/series-checkpoint.repository.js';
import { type RecordedEpisodes, StretchEpisodes } from '../stretch-episodes.service.js';
import { NOTHING_SWEPT, type SweepReport } from '../sweep-report.js';
import { toNewScores } from '../to-new-scores.js';
import { type ScoredChunk, stretchOf } from './scored-chunk.js';

class MovedElsewhereError extends Error {}

/** Stores what an everyday sweep has scored in one transaction, all of it or nothing: most series as columns, few one by one. */
@Injectable()
export class EverydayWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly scores: AnomalyScoreRepository,
    private readonly partitions: ScorePartitionRepository,
    private readonly openEpisodes: EpisodeRepository,
    private readonly episodes: StretchEpisodes,
  ) {}

  /**
   * @param delayedBeforeMs - a sample from before has waited too long; epoch milliseconds
   * @returns undefined where another process was quicker with one of the series
   */
  async write(chunk: ScoredChunk, delayedBeforeMs: number): Promise<SweepReport | undefined> {
    const { timestamps } = chunk.columns;
    if (timestamps.length > 0) await this.partitions.prepare([spanOf(timestamps)]);
    try {
      const stored = await this.transactions.run(() => this.store(chunk));
      return reportOf(chunk, stored, delayedBeforeMs);
    } catch (error) {
      if (error instanceof MovedElsewhereError) return undefined;
      throw error;
    }
  }

  private async store(chunk: ScoredChunk): Promise<StoredSpecials> {
    const { columns, due } = chunk;
    const assetIds = [...new Set(columns.assetIds)];
    await this.checkpoints.lockForColumns(assetIds);
    const nReported = await this.checkpoints.saveColumns(columns, due);
    if (nReported === undefined) throw new MovedElsewhereError();
    const open = await this.openEpisodes.findOpenKeys(assetIds);
    // A series that is reported for the first time is handled as if it were not as usual: once.
    const areReported = nReported === columns.reportPlaces.length;
    const special = areReported ? specialOf(chunk, open) : new Set(columns.assetIds.keys());
    const stretches = Array.from(special, (place) => stretchOf(chunk, place));
    const { counts, episodes } = stretches.length === 0 ? NO_EPISODES : await this.episodes.record(stretches);
    const scores = stretches.flatMap((one) => toNewScores(one, episodes.get(seriesId(one)) ?? []));
    await this.scores.insertAll(scores);
    await this.scores.insertColumns(columns, placesBeside(special, columns.nSeries));
    return { counts, scores };
  }
}

/** @returns the places of the series that are anomalous, or have an open episode, ascending */
function specialOf({ picked, explanations }: ScoredChunk, open: readonly OpenKey[]): ReadonlySet<number> {
  const special = new Set<number>();
  const openIds = new Set(open.map(seriesId));
  const silentAssets = new Set(open.filter(isOfWholeAsset).map(({ assetId }) => assetId));
  for (const [place, { id, asset }] of picked.entries())
    if (explanations.has(place) || openIds.has(id) || silentAssets.has(asset.id)) special.add(place);
  return special;
}

interface StoredSpecials extends Pick<RecordedEpisodes, 'counts'> {
  /** Of the series that were handled one by one. */
  readonly scores: readonly NewScore[];
}

const NO_EPISODES: RecordedEpisodes = {
  counts: { nOpened: 0, nClosed: 0, nMissingDataClosed: 0 },
  episodes: new Map(),
};

function isOfWholeAsset({ metricName, direction }: OpenKey): boolean {
  return metricName === ALL_METRICS && direction === MISSING_DATA;
}

function placesBeside(special: ReadonlySet<number>, nSeries: number): Int32Array {
  const places = new Int32Array(nSeries - special.size);
  let n = 0;
  for (let place = 0; place < nSeries; place += 1) if (!special.has(place)) places[n++] = place;
  return places;
}

function spanOf(timestamps: Float64Array): { readonly fromMs: number; readonly untilMs: number } {
  let [fromMs, untilMs] = [Infinity, -Infinity];
  for (const atMs of timestamps) {
    fromMs = Math.min(fromMs, atMs);
    untilMs = Math.max(untilMs, atMs);
  }
  return { fromMs, untilMs };
}

function reportOf(
  { picked, columns, nMissing, nInvalid }: ScoredChunk,
  { counts, scores }: StoredSpecials,
  delayedBeforeMs: number,
): SweepReport {
  let nDelayed = 0;
  for (const atMs of columns.timestamps) if (atMs < delayedBeforeMs) nDelayed += 1;
  return {
    ...NOTHING_SWEPT,
    seriesIds: new Set(picked.map(({ id }) => id)),
    nScored: columns.timestamps.length,
    ...{ nMissing, nInvalid, nDelayed },
    nAnomalous: scores.filter(({ score, threshold }) => score >= threshold).length,
    ...counts,
  };
}
