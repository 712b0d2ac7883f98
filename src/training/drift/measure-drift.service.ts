import { Inject, Injectable } from '@nestjs/common';
import { baseNameOf } from '../../metrics/index.js';
import { DetectorPool, DetectorProvider, type ProfilesByMetric } from '../../models/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { type TrainingData, TrainingDataService } from '../training-data.service.js';
import type { TrainingRequest } from '../training-run.js';
import { compareProfiles } from './compare-profiles.js';
import { DriftRepository } from './drift.repository.js';

/** Measures drift: profiles the newest samples as those of the training were. Open incidents do not count: they are no new normal. */
@Injectable()
export class MeasureDriftService {
  constructor(
    private readonly drifts: DriftRepository,
    private readonly trainingData: TrainingDataService,
    private readonly pool: DetectorPool,
    private readonly detector: DetectorProvider,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** Remembers what a model is trained on, from which it has not moved yet. */
  async remember(modelVersion: string, request: TrainingRequest, history: TrainingData): Promise<void> {
    const { timeRangeSeconds, assetIds } = request;
    const profiles = await this.profile(history);
    await this.drifts.saveBaseline(modelVersion, {
      timeRangeSeconds,
      assetIds: assetIds?.map(String),
      profiles,
    });
    const measuredAt = this.clock.now();
    await this.drifts.addMeasurement({ modelVersion, measuredAt, ...compareProfiles(profiles, profiles) });
    await this.drifts.forgetOld();
  }

  /**
   * Measures the active model, unless that was done within DRIFT_CHECK_INTERVAL, or it was trained by a version that did not
   * remember on what.
   */
  async measureWhenDue(): Promise<void> {
    const active = this.detector.current();
    if (!active) return;
    const { modelVersion } = active;
    const last = await this.drifts.findNewest(modelVersion, this.config.drift.threshold);
    const measuredAt = this.clock.now();
    const elapsedMs = measuredAt.getTime() - (last?.measuredAt.getTime() ?? measuredAt.getTime());
    if (elapsedMs < this.config.drift.intervalSeconds * 1000) return;
    const baseline = await this.drifts.findBaseline(modelVersion);
    if (!baseline) return;
    const { timeRangeSeconds, assetIds } = baseline;
    const recent = await this.profile(await this.trainingData.readHistory({ timeRangeSeconds, assetIds }));
    await this.drifts.addMeasurement({
      modelVersion,
      measuredAt,
      ...compareProfiles(baseline.profiles, recent),
    });
  }

  private profile({ series }: TrainingData): Promise<ProfilesByMetric> {
    return this.pool.profile({
      series: series.map(({ metricName, samples, incidentMs, timeZone }) => ({
        metricName: baseNameOf(metricName),
        samples,
        timeZone,
        untilMs: incidentMs,
      })),
    });
  }
}
