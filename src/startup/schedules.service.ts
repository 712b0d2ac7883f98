import { Inject, Injectable } from '@nestjs/common';
import { type SweepReport, SweepScheduler } from '../anomaly/index.js';
import { CapacityScheduler, ForecastScheduler } from '../forecasting/index.js';
import { MaintenanceScheduler } from '../maintenance/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { RetrainingScheduler } from '../training/index.js';

/** Starts what comes again and again, in this order. Each may be repeated until it succeeds. */
@Injectable()
export class Schedules {
  constructor(
    private readonly retraining: RetrainingScheduler,
    private readonly sweeps: SweepScheduler,
    private readonly forecasts: ForecastScheduler,
    private readonly capacity: CapacityScheduler,
    private readonly maintenance: MaintenanceScheduler,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** Waits for the first model. */
  startTraining(): Promise<void> {
    return this.retraining.start();
  }

  /** @returns what the first sweep did; undefined where it failed, or sweeps are switched off */
  async startSweeps(): Promise<SweepReport | undefined> {
    return this.config.detection.isEnabled ? this.sweeps.start() : undefined;
  }

  /** Last of all: nobody waits for them. */
  async startForecasts(): Promise<void> {
    await this.forecasts.start();
    await this.capacity.start();
    await this.maintenance.start();
  }
}
