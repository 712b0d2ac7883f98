import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Asset, type Series, seriesId, type SeriesKey } from '../../metrics/index.js';
import type { ActiveModel } from '../../models/index.js';
import { ClientGoneError } from '../../platform/errors/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { groupsOf } from '../../platform/groups/index.js';
import { ScoreSeriesService } from '../scoring/score-series.service.js';
import { startOfRange } from '../scoring/start-of-range.js';
import type { ScoredStretch } from '../episodes/scored-stretch.js';
import { type SeriesThreshold, SeriesThresholds } from '../episodes/feedback/series-thresholds.service.js';
import {
  type SeriesCheckpoint,
  SeriesCheckpointRepository,
} from '../scoring/series-checkpoint.repository.js';

/** Series that may have to be warmed up on their history, thousands of samples each. */
const SERIES_PER_GROUP = 40;

export interface RangeOptions {
  readonly model: ActiveModel | undefined;
  /** Epoch milliseconds, exclusive. */
  readonly fromMs: number;
  /** Inclusive. */
  readonly untilMs: number;
  /** For all series; each goes by its own threshold without it. */
  readonly threshold?: number | undefined;
  /** Scores from here on are explained; from the threshold of all series without it. */
  readonly explainFrom?: number;
  /** Whether what was expected at each sample is in the stretches, too. */
  readonly isExpectedKept?: boolean;
  /** Fires when nobody waits for the answer any more; the rest is then left undone. */
  readonly client: AbortSignal;
}

/** A series of a known asset. */
export interface AssetSeries extends Series {
  readonly asset: Asset;
}

interface Progress {
  readonly series: AssetSeries;
  readonly state: Uint8Array | undefined;
  readonly modelFromMs: number;
  readonly watermarkMs: number;
  readonly scannedUntilMs: number;
}

/**
 * Scores a range of some series. Each goes on from its newest checkpoint before the range, or is warmed up on its
 * history, so that a sample scores as it did in the sweep.
 */
@Injectable()
export class RangeScorer {
  constructor(
    private readonly scorer: ScoreSeriesService,
    private readonly checkpoints: SeriesCheckpointRepository,
    private readonly thresholds: SeriesThresholds,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @param onStretch - gets every stretch of the range as it is scored; other requests get their turns between two of them
   * @param onGroup - called whenever some of the series are through, with the one that comes next, if any
   * @throws ClientGoneError
   */
  async scoreRange(
    series: readonly AssetSeries[],
    options: RangeOptions,
    onStretch: (stretch: ScoredStretch) => void,
    onGroup: (next: AssetSeries | undefined) => void = () => undefined,
  ): Promise<void> {
    const groups = groupsOf(series, SERIES_PER_GROUP);
    // While the threads score one group, the next one is read.
    let [ahead, current] = [this.begun(groups[0], options), Promise.resolve<readonly ScoredStretch[]>([])];
    for (const index of groups.keys()) {
      [current, ahead] = [ahead, this.begun(groups[index + 1], options)];
      for (const stretch of await current) {
        onStretch(stretch);
        await nextTurn();
      }
      onGroup(groups[index + 1]?.[0]);
    }
  }

  /** Whoever waits for it gets its failure; nobody does where that one has failed before. */
  private begun(
    group: readonly AssetSeries[] | undefined,
    options: RangeOptions,
  ): Promise<readonly ScoredStretch[]> {
    const stretches = group ? this.scoreGroup(group, options) : Promise.resolve([]);
    stretches.catch(() => undefined);
    return stretches;
  }

  private async scoreGroup(
    series: readonly AssetSeries[],
    options: RangeOptions,
  ): Promise<readonly ScoredStretch[]> {
    const [checkpoints, thresholdOf] = await Promise.all([
      this.checkpoints.findBefore(series, options.fromMs),
      this.thresholds.load(series),
    ]);
    const stretches: ScoredStretch[] = [];
    let pending = series.map((one) => this.begin(one, checkpoints.get(seriesId(one)), options));
    while (pending.length > 0)
      pending = await this.scoreRound(pending, { ...options, thresholdOf }, (stretch) =>
        stretches.push(stretch),
      );
    return stretches;
  }

  private begin(
    series: AssetSeries,
    checkpoint: SeriesCheckpoint | undefined,
    { fromMs }: RangeOptions,
  ): Progress {
    const { historySeconds } = this.config.detection;
    const start = { fromMs, timeZone: series.asset.timeZone, historySeconds };
    const { state, afterMs, modelFromMs } = startOfRange(start, checkpoint);
    return { series, state, modelFromMs, watermarkMs: afterMs, scannedUntilMs: afterMs };
  }

  private async scoreRound(
    pending: readonly Progress[],
    options: RangeOptions & { readonly thresholdOf: (key: SeriesKey) => SeriesThreshold },
    onStretch: (stretch: ScoredStretch) => void,
  ): Promise<Progress[]> {
    const { model, fromMs, untilMs, threshold, thresholdOf, isExpectedKept, client } = options;
    if (client.aborted) throw new ClientGoneError();
    const ranges = pending.map(({ series, state, modelFromMs, watermarkMs, scannedUntilMs }) => ({
      assetId: series.assetId,
      metricName: series.metricName,
      assetType: series.asset.type,
      timeZone: series.asset.timeZone,
      afterMs: watermarkMs,
      untilMs: scannedUntilMs < fromMs ? fromMs : untilMs,
      state,
      modelFromMs,
    }));
    const explainFrom = options.explainFrom ?? threshold ?? this.config.detection.threshold;
    const scoring = { purpose: 'request', model, explainFrom, isExpectedKept } as const;
    const results = await this.scorer.scoreSeries(ranges, scoring);
    return pending.flatMap(({ series, modelFromMs }, index): Progress[] => {
      const [range, result] = [ranges[index], results[index]];
      if (!range || !result) return [];
      const { scored, state, watermarkMs, isComplete } = result;
      if (range.untilMs > fromMs) {
        const ownThreshold = thresholdOf(series);
        onStretch({
          ...series,
          scored,
          storeAfterMs: fromMs,
          modelVersion: model?.modelVersion ?? null,
          ...ownThreshold,
          threshold: threshold ?? ownThreshold.threshold,
        });
      }
      const scannedUntilMs = isComplete ? range.untilMs : watermarkMs;
      return scannedUntilMs < untilMs ? [{ series, state, modelFromMs, watermarkMs, scannedUntilMs }] : [];
    });
  }
}
