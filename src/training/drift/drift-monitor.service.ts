import { Inject, Injectable } from '@nestjs/common';
import { DetectorProvider, ModelCatalog } from '../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DriftNotMeasuredError } from '../training.errors.js';
import type { DriftReport } from './drift.js';
import { DriftRepository } from './drift.repository.js';

/** Says how far the network has moved away from what a model was trained on. */
@Injectable()
export class DriftMonitor {
  constructor(
    private readonly drifts: DriftRepository,
    private readonly detector: DetectorProvider,
    private readonly catalog: ModelCatalog,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @throws ModelNotFoundError
   * @throws DriftNotMeasuredError
   */
  async get(modelVersion: string): Promise<DriftReport> {
    await this.catalog.get(modelVersion);
    const report = await this.findReport(modelVersion);
    if (!report) throw new DriftNotMeasuredError(modelVersion);
    return report;
  }

  /** @returns undefined where there is no model, or none that was measured */
  async current(): Promise<DriftReport | undefined> {
    const active = this.detector.current();
    return active && this.findReport(active.modelVersion);
  }

  private findReport(modelVersion: string): Promise<DriftReport | undefined> {
    return this.drifts.findNewest(modelVersion, this.config.drift.threshold);
  }
}
