import { Inject, Injectable } from '@nestjs/common';
import { DetectorProvider } from '../../models/index.js';
import { AdmissionLimit } from '../../platform/admission/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ChosenSeries } from './chosen-series.service.js';
import type { Detection, DetectionRequest } from './detection.js';
import { DetectionTally } from './detection-tally.js';
import { RangeScorer } from './range-scorer.service.js';

/** Scores a past range again, by the same path as the sweep, and stores nothing. */
@Injectable()
export class DetectAnomaliesService {
  private readonly admission = new AdmissionLimit({
    what: 'detections',
    nRunning: 4,
    nWaiting: 32,
    retryAfterSeconds: 10,
  });

  constructor(
    private readonly chosen: ChosenSeries,
    private readonly ranges: RangeScorer,
    private readonly detector: DetectorProvider,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @throws AssetNotFoundError, ClientGoneError, TooBusyError, TooSlowError
   */
  detect(request: DetectionRequest, client: AbortSignal): Promise<Detection> {
    return this.admission.run((unwanted) => this.scoreRange(request, unwanted), client);
  }

  private async scoreRange(request: DetectionRequest, client: AbortSignal): Promise<Detection> {
    const untilMs = this.clock.now().getTime();
    const fromMs = untilMs - request.timeRangeSeconds * 1000;
    const threshold = request.threshold ?? this.config.detection.threshold;
    const model = this.detector.current();
    const series = await this.chosen.findSeries(request, fromMs);
    const tally = new DetectionTally({ ...request, threshold }, model?.modelVersion ?? null);
    const [nFuture] = await Promise.all([
      this.chosen.countFuture(series, untilMs),
      this.ranges.scoreRange(
        series,
        { model, fromMs, untilMs, threshold: request.threshold, client },
        (stretch) => tally.addStretch(stretch),
        (next) => tally.settle(next?.assetId),
      ),
    ]);
    tally.addFuture(nFuture);
    return tally.total();
  }
}
