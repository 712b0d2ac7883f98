import { Inject, Injectable } from '@nestjs/common';
import { AssetDirectory, canonicalMetricName, MetricSource } from '../../metrics/index.js';
import { DetectorProvider } from '../../models/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ClientGoneError } from '../../platform/errors/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { groupsOf } from '../scoring/groups-of.js';
import type { Detection, DetectionRequest } from './detection.js';
import { DetectionTally } from './detection-tally.js';
import { type AssetSeries, RangeScorer } from './range-scorer.service.js';

/** Series that may have to be warmed up on their history, thousands of samples each. */
const SERIES_PER_GROUP = 40;

/** Scores a past range again, by the same road as the sweep, and stores nothing. */
@Injectable()
export class DetectAnomaliesService {
  constructor(
    private readonly source: MetricSource,
    private readonly assets: AssetDirectory,
    private readonly ranges: RangeScorer,
    private readonly detector: DetectorProvider,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @throws AssetNotFoundError, ClientGoneError
   */
  async detect(request: DetectionRequest, client: AbortSignal): Promise<Detection> {
    const untilMs = this.clock.now().getTime();
    const fromMs = untilMs - request.timeRangeSeconds * 1000;
    const threshold = request.threshold ?? this.config.detection.threshold;
    const model = this.detector.current();
    const series = await this.chosenSeries(request, fromMs);
    const tally = new DetectionTally({ ...request, threshold }, model?.modelVersion ?? null);
    const groups = groupsOf(series, SERIES_PER_GROUP);
    for (const [index, group] of groups.entries()) {
      if (client.aborted) throw new ClientGoneError();
      await this.ranges.score(group, { model, fromMs, untilMs, threshold: request.threshold }, (stretch) =>
        tally.add(stretch),
      );
      tally.settle(groups[index + 1]?.[0]?.assetId);
    }
    return tally.total();
  }

  /** @returns the series of one asset next to each other */
  private async chosenSeries(
    { assetId, metricNames }: DetectionRequest,
    fromMs: number,
  ): Promise<readonly AssetSeries[]> {
    const chosen =
      assetId === undefined ? await this.assets.listMonitored() : [await this.assets.get(assetId)];
    const assets = new Map(chosen.map((asset) => [asset.id, asset]));
    const wanted = metricNames && new Set(metricNames.map(canonicalMetricName));
    const series = await this.source.listSeries([...assets.keys()], fromMs);
    const chosenOnes = series.flatMap((one): AssetSeries[] => {
      const asset = assets.get(one.assetId);
      return asset && (!wanted || wanted.has(one.metricName)) ? [{ ...one, asset }] : [];
    });
    return chosenOnes.sort((a, b) => a.assetId.localeCompare(b.assetId));
  }
}
