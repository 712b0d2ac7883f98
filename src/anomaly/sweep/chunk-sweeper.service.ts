import { Inject, Injectable } from '@nestjs/common';
import { type Asset, seriesId } from '../../metrics/index.js';
import { DetectorProvider } from '../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { inSpan } from '../../platform/tracing/index.js';
import { type ScoredSeries, ScoreSeriesService } from '../scoring/score-series.service.js';
import { CheckpointCache, type CheckpointMove } from '../scoring/checkpoint-cache.service.js';
import { DELAYED_SWEEPS } from './delayed-sweeps.js';
import {
  advance,
  isAsStored,
  isWorthStoring,
  nextStretch,
  type SeriesProgress,
  stored,
} from './series-progress.js';
import { addReports, NOTHING_SWEPT, type SweepReport } from './sweep-report.js';
import { SeriesThresholds } from '../episodes/feedback/series-thresholds.service.js';
import { SweepWriter, type UnwrittenStretch, type WriteOutcome } from './sweep-writer.service.js';

/** A series of a monitored asset on its way through a sweep. */
export interface SweptSeries {
  readonly asset: Asset;
  readonly progress: SeriesProgress;
}

interface SweptStretch extends SweptSeries {
  readonly stretch: UnwrittenStretch &
    CheckpointMove & {
      readonly isStateDue: boolean;
      /** The database has the state, and this process does not keep it. */
      readonly isStoredOnly: boolean;
    };
}

/** Takes some series from where they are to now, one stretch after another, each stored before the next. */
@Injectable()
export class ChunkSweeper {
  constructor(
    private readonly scorer: ScoreSeriesService,
    private readonly writer: SweepWriter,
    private readonly detector: DetectorProvider,
    private readonly thresholds: SeriesThresholds,
    private readonly cache: CheckpointCache,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  async sweep(chunk: readonly SweptSeries[], nowMs: number, signal: AbortSignal): Promise<SweepReport> {
    let report = NOTHING_SWEPT;
    let pending = chunk;
    while (pending.length > 0 && !signal.aborted) {
      const scored = await this.scorePending(pending, nowMs);
      const due = scored.filter(({ progress }) => isWorthStoring(progress)).map(({ stretch }) => stretch);
      const outcome = await inSpan('store', {}, () => this.write(due, nowMs));
      report = addReports(report, outcome.report);
      this.keepStored(scored);
      pending = scored.flatMap(({ asset, progress }): SweptSeries[] => {
        if (progress.scannedUntilMs >= nowMs) return [];
        if (!isWorthStoring(progress)) return [{ asset, progress }];
        return outcome.writtenIds.has(seriesId(progress)) ? [{ asset, progress: stored(progress) }] : [];
      });
    }
    return report;
  }

  /** What the database has of series without anything new is not read again at every sweep. */
  private keepStored(scored: readonly SweptStretch[]): void {
    for (const { stretch } of scored) {
      const { pace: _, ...move } = stretch;
      if (stretch.isStoredOnly) this.cache.keep(move, true);
    }
  }

  private async write(stretches: readonly SweptStretch['stretch'][], nowMs: number): Promise<WriteOutcome> {
    const delayedMs = DELAYED_SWEEPS * this.config.detection.sweepIntervalSeconds * 1000;
    const outcome = await this.writer.write(stretches, nowMs - delayedMs);
    for (const stretch of stretches) {
      if (outcome.writtenIds.has(seriesId(stretch))) this.cache.keep(stretch, stretch.isStateDue);
      else this.cache.forget(stretch);
    }
    return outcome;
  }

  private async scorePending(
    pending: readonly SweptSeries[],
    nowMs: number,
  ): Promise<readonly SweptStretch[]> {
    const model = this.detector.current();
    const thresholdOf = await this.thresholds.load(pending.map(({ progress }) => progress));
    const ranges = pending.map(({ asset, progress }) => ({
      ...nextStretch(progress, nowMs),
      assetType: asset.type,
    }));
    const settings = { purpose: 'sweep', model, explainFrom: this.config.detection.threshold } as const;
    const attributes = { 'ems.series': ranges.length };
    const results = await inSpan('read and score', { attributes }, () =>
      this.scorer.scoreSeries(ranges, settings),
    );
    return pending.flatMap(({ asset, progress }, index): SweptStretch[] => {
      const [range, result] = [ranges[index], results[index]];
      if (!range || !result) return [];
      const moved = advance(progress, range, result);
      const move = moveOf(progress, moved, result);
      const { state, pace, scored } = result;
      const isStateDue = this.cache.isStateDue(move);
      const stretch = {
        ...move,
        asset,
        state,
        pace,
        scored,
        isStateDue,
        // One that is kept is not due while nothing is new.
        isStoredOnly: isStateDue && isAsStored(progress) && !moved.isDirty,
        modelVersion: model?.modelVersion ?? null,
        hasMore: moved.scannedUntilMs < nowMs,
        ...thresholdOf(progress),
      };
      return [{ asset, progress: moved, stretch }];
    });
  }
}

function moveOf(
  from: SeriesProgress,
  to: SeriesProgress,
  { scored }: ScoredSeries,
): SeriesProgress & CheckpointMove {
  return {
    ...from,
    watermarkMs: to.watermarkMs,
    nSamples: scored.counts.scored,
    scoredMs: scored.timestamps.filter((atMs) => atMs > from.storeAfterMs),
  };
}
