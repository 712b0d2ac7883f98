import { Inject, Injectable } from '@nestjs/common';
import { seriesId } from '../../../metrics/index.js';
import { type ActiveModel, DetectorProvider } from '../../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { SeriesThresholds } from '../../episodes/feedback/series-thresholds.service.js';
import {
  type ScoredSeries,
  ScoreSeriesService,
  type SeriesToScore,
} from '../../scoring/score-series.service.js';
import {
  type SeriesCheckpoint,
  SeriesCheckpointRepository,
} from '../../scoring/series-checkpoint.repository.js';
import { startOfRange } from '../../scoring/start-of-range.js';
import type { LateSeries } from './late-tally.js';
import type { LateStretch } from './late-stretch.js';

interface Progress extends SeriesToScore {
  readonly late: LateSeries;
  readonly watermarkMs: number;
}

/**
 * Scores the part of some series again that begins with their first late sample: from the newest checkpoint before it, or warmed up on
 * history, as a request does, so that a late sample gets the score it would have had in time.
 */
@Injectable()
export class LateScorer {
  constructor(
    private readonly scorer: ScoreSeriesService,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly detector: DetectorProvider,
    private readonly thresholds: SeriesThresholds,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** @returns a stretch for each series; none for one that has too many samples to score them at once */
  async score(series: readonly LateSeries[]): Promise<readonly LateStretch[]> {
    const model = this.detector.current();
    const thresholdOf = await this.thresholds.load(series);
    const scored: (readonly [Progress, ScoredSeries])[] = [];
    let pending = await this.begin(series);
    while (pending.length > 0) {
      const { results, unfinished } = await this.scoreRound(pending, model);
      for (const result of results) scored.push(result);
      pending = unfinished;
    }
    return scored.map(([{ late, watermarkMs }, { scored: samples, state, pace }]): LateStretch => {
      const { assetId, metricName, unit, asset, earliestMs } = late;
      const { timeZone } = asset;
      return {
        ...{ assetId, metricName, unit, asset, timeZone, state, pace, scored: samples, watermarkMs },
        storedWatermarkMs: watermarkMs,
        storeAfterMs: earliestMs - 1,
        lateFromMs: earliestMs,
        modelVersion: model?.modelVersion ?? null,
        ...thresholdOf(late),
      };
    });
  }

  private async begin(series: readonly LateSeries[]): Promise<readonly Progress[]> {
    const earliestMs = series.reduce((first, one) => Math.min(first, one.earliestMs), Infinity);
    const watermarks = await this.checkpoints.findWatermarks(series);
    const checkpoints = await this.checkpoints.findBefore(series, earliestMs - 1);
    return series.flatMap((late): Progress[] => {
      const watermarkMs = watermarks.get(seriesId(late));
      const checkpoint = checkpoints.get(seriesId(late));
      return watermarkMs === undefined ? [] : [{ ...this.startOf(late, checkpoint), watermarkMs }];
    });
  }

  private startOf(late: LateSeries, checkpoint: SeriesCheckpoint | undefined): Omit<Progress, 'watermarkMs'> {
    const { assetId, metricName, asset, earliestMs } = late;
    const { timeZone, type: assetType } = asset;
    const { historySeconds } = this.config.detection;
    return {
      ...{ assetId, metricName, assetType, timeZone, late },
      ...startOfRange({ fromMs: earliestMs, timeZone, historySeconds }, checkpoint),
      untilMs: earliestMs - 1,
    };
  }

  private async scoreRound(pending: readonly Progress[], model: ActiveModel | undefined) {
    const explainFrom = this.config.detection.threshold;
    const scored = await this.scorer.scoreSeries(pending, { purpose: 'sweep', model, explainFrom });
    const results: (readonly [Progress, ScoredSeries])[] = [];
    const unfinished: Progress[] = [];
    for (const [index, one] of pending.entries()) {
      const result = scored[index];
      if (!result) continue;
      const isLast = one.untilMs === one.watermarkMs;
      if (isLast && result.isComplete) results.push([one, result]);
      if (isLast) continue;
      const untilMs = result.isComplete ? one.watermarkMs : one.untilMs;
      unfinished.push({ ...one, state: result.state, afterMs: result.watermarkMs, untilMs });
    }
    return { results, unfinished };
  }
}
