import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { type JobSchedule, JobTicker } from '../platform/queue/index.js';
import { HOUSEKEEPING, HousekeepingWorker } from './housekeeping-worker.service.js';

/** Has what is too old removed every hour, by one replica. */
@Injectable()
export class HousekeepingScheduler {
  private readonly schedule: JobSchedule = {
    queue: HOUSEKEEPING,
    everySeconds: 3600,
    jobs: () => [{ key: 'all', payload: {} }],
  };

  constructor(
    private readonly worker: HousekeepingWorker,
    private readonly ticker: JobTicker,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'roles'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    if (this.config.roles.has('worker')) await this.worker.start();
    await this.ticker.start(this.schedule);
  }
}
