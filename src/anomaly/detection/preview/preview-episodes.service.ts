import { Injectable } from '@nestjs/common';
import { DetectorProvider } from '../../../models/index.js';
import { AdmissionLimit } from '../../../platform/admission/index.js';
import { type KnownEpisode, KnownEpisodes } from '../../episodes/history/known-episodes.service.js';
import { CurveTally, LOWEST_THRESHOLD } from './curve-tally.js';
import type { CurveRequest, ThresholdCurve } from './threshold-curve.js';
import type { Preview, PreviewRequest } from './preview.js';
import { PreviewTally } from './preview-tally.js';
import { ScoreShares } from './score-shares.js';
import { type ScoredRange, ScoredRanges } from './scored-ranges.service.js';

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
    private readonly ranges: ScoredRanges,
    private readonly detector: DetectorProvider,
    private readonly incidents: KnownEpisodes,
  ) {}

  /**
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @throws AssetNotFoundError, ModelNotFoundError, ModelUnusableError, ClientGoneError, TooBusyError, TooSlowError
   */
  preview(request: PreviewRequest, client: AbortSignal): Promise<Preview> {
    return this.admission.run((unwanted) => this.tryOut(request, unwanted), client);
  }

  /**
   * The same for all thresholds from 0.5 on, in one pass, with the active model.
   *
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @throws AssetNotFoundError, ClientGoneError, TooBusyError, TooSlowError
   */
  previewAll(request: CurveRequest, client: AbortSignal): Promise<ThresholdCurve> {
    return this.admission.run((unwanted) => this.tryAll(request, unwanted), client);
  }

  private async tryAll({ days, assetId }: CurveRequest, client: AbortSignal): Promise<ThresholdCurve> {
    const model = this.detector.current();
    const range = await this.ranges.find({ days, assetId, model });
    const tally = new CurveTally();
    await range.each(
      { client, threshold: LOWEST_THRESHOLD, explainFrom: LOWEST_THRESHOLD },
      { onStretch: (stretch) => tally.addStretch(stretch), onGroup: () => tally.settle() },
    );
    const { fromMs, untilMs } = range;
    const modelVersion = model?.modelVersion ?? null;
    const nAssets = idsOf(range).size;
    return { fromMs, untilMs, modelVersion, nAssets, ...tally.total(await this.raisedOf(range)) };
  }

  private async tryOut(request: PreviewRequest, client: AbortSignal): Promise<Preview> {
    const { days, assetId, modelVersion } = request;
    const model =
      modelVersion === undefined ? this.detector.current() : await this.detector.findModel(modelVersion);
    const range = await this.ranges.find({ days, assetId, model });
    const threshold = await this.thresholdOf(request, range, client);
    const tally = new PreviewTally();
    // From the lowest of the curve on, so that the next threshold needs no other explanations.
    const explainFrom = Math.min(LOWEST_THRESHOLD, threshold ?? LOWEST_THRESHOLD);
    await range.each(
      { client, threshold, explainFrom },
      { onStretch: (stretch) => tally.addStretch(stretch), onGroup: () => tally.settle() },
    );
    const { fromMs, untilMs } = range;
    return {
      fromMs,
      untilMs,
      modelVersion: model?.modelVersion ?? null,
      threshold: threshold ?? null,
      ...tally.total(await this.raisedOf(range)),
    };
  }

  private async raisedOf(range: ScoredRange): Promise<readonly KnownEpisode[]> {
    const ids = idsOf(range);
    const raised = await this.incidents.since(new Date(range.fromMs));
    return raised.filter(({ assetId }) => ids.has(assetId));
  }

  private async thresholdOf(
    { threshold, contamination }: PreviewRequest,
    range: ScoredRange,
    client: AbortSignal,
  ): Promise<number | undefined> {
    if (contamination === undefined) return threshold;
    const shares = new ScoreShares();
    await range.each(
      { client, explainFrom: LOWEST_THRESHOLD },
      { onStretch: (stretch) => shares.addStretch(stretch) },
    );
    return shares.reachedBy(contamination);
  }
}

function idsOf({ series }: ScoredRange): ReadonlySet<string> {
  return new Set(series.map(({ assetId }) => assetId));
}
