import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { type JobSchedule, JobTicker } from '../../../platform/queue/index.js';
import { CAPACITY, CapacityWorker } from './capacity-worker.service.js';

/** Looks each ten minutes whether a day is over for any series, in one replica. */
@Injectable()
export class CapacityScheduler {
  private readonly schedule: JobSchedule = {
    queue: CAPACITY,
    everySeconds: 600,
    jobs: () => [{ key: 'all', payload: {} }],
  };

  constructor(
    private readonly worker: CapacityWorker,
    private readonly ticker: JobTicker,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'forecasts' | 'roles'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    if (!this.config.forecasts.isEnabled) return;
    if (this.config.roles.has('worker')) await this.worker.start();
    await this.ticker.start(this.schedule);
  }
}
