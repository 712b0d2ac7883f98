import { Injectable } from '@nestjs/common';
import { DetectorProvider } from '../../../models/index.js';
import { AdmissionLimit } from '../../../platform/admission/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { ChosenSeries } from '../chosen-series.service.js';
import { type AssetSeries, type RangeOptions, RangeScorer } from '../range-scorer.service.js';
import { KnownEpisodes } from '../../episodes/history/known-episodes.service.js';
import { CurveTally, LOWEST_THRESHOLD } from './curve-tally.js';
import type { CurveRequest, ThresholdCurve } from './threshold-curve.js';
import type { Preview, PreviewRequest } from './preview.js';
import { PreviewTally } from './preview-tally.js';
import { ScoreShares } from './score-shares.js';

const DAY_MS = 86_400_000;

/** Says what other settings, or another model, would have raised in the past. Stores and announces nothing. */
@Injectable()
export class PreviewEpisodesService {
  private readonly admission = new AdmissionLimit({
    what: 'previews',
    nRunning: 1,
    nWaiting: 3,
    retryAfterSeconds: 30,
  });

  constructor(
    private readonly chosen: ChosenSeries,
    private readonly ranges: RangeScorer,
    private readonly detector: DetectorProvider,
    private readonly incidents: KnownEpisodes,
    private readonly clock: Clock,
  ) {}

  /**
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @throws AssetNotFoundError, ModelNotFoundError, ModelUnusableError, ClientGoneError, TooBusyError
   */
  preview(request: PreviewRequest, client: AbortSignal): Promise<Preview> {
    return this.admission.run(() => this.tryOut(request, client), client);
  }

  /**
   * The same for all thresholds from 0.5 on, in one pass, with the active model.
   *
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @throws AssetNotFoundError, ClientGoneError, TooBusyError
   */
  previewAll(request: CurveRequest, client: AbortSignal): Promise<ThresholdCurve> {
    return this.admission.run(() => this.tryAll(request, client), client);
  }

  private async tryAll(request: CurveRequest, client: AbortSignal): Promise<ThresholdCurve> {
    const untilMs = this.clock.now().getTime();
    const fromMs = untilMs - request.days * DAY_MS;
    const model = this.detector.current();
    const series = await this.chosen.findSeries(request, fromMs);
    const tally = new CurveTally();
    await this.ranges.scoreRange(
      series,
      { model, fromMs, untilMs, client, threshold: LOWEST_THRESHOLD },
      (stretch) => tally.addStretch(stretch),
      () => tally.settle(),
    );
    const ids = new Set(series.map(({ assetId }) => assetId));
    const raised = (await this.incidents.since(new Date(fromMs))).filter(({ assetId }) => ids.has(assetId));
    const modelVersion = model?.modelVersion ?? null;
    return { fromMs, untilMs, modelVersion, nAssets: ids.size, ...tally.total(raised) };
  }

  private async tryOut(request: PreviewRequest, client: AbortSignal): Promise<Preview> {
    const untilMs = this.clock.now().getTime();
    const fromMs = untilMs - request.days * DAY_MS;
    const { modelVersion } = request;
    const model =
      modelVersion === undefined ? this.detector.current() : await this.detector.findModel(modelVersion);
    const series = await this.chosen.findSeries(request, fromMs);
    const range = { model, fromMs, untilMs, client };
    const threshold = await this.thresholdOf(request, series, range);
    const tally = new PreviewTally();
    await this.ranges.scoreRange(series, { ...range, threshold }, (stretch) => tally.addStretch(stretch));
    const ids = new Set(series.map(({ assetId }) => assetId));
    const raised = (await this.incidents.since(new Date(fromMs))).filter(({ assetId }) => ids.has(assetId));
    return {
      fromMs,
      untilMs,
      modelVersion: model?.modelVersion ?? null,
      threshold: threshold ?? null,
      ...tally.total(raised),
    };
  }

  private async thresholdOf(
    { threshold, contamination }: PreviewRequest,
    series: readonly AssetSeries[],
    range: RangeOptions,
  ): Promise<number | undefined> {
    if (contamination === undefined) return threshold;
    const shares = new ScoreShares();
    await this.ranges.scoreRange(series, range, (stretch) => shares.addStretch(stretch));
    return shares.reachedBy(contamination);
  }
}
