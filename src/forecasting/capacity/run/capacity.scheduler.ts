import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { RepeatedRuns } from '../../../platform/queue/index.js';
import { CapacityRun } from './capacity-run.service.js';

/** Looks each ten minutes whether a day is over for any series, in one replica. */
@Injectable()
export class CapacityScheduler {
  constructor(
    private readonly capacity: CapacityRun,
    private readonly runs: RepeatedRuns,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'forecasts'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    if (!this.config.forecasts.isEnabled) return;
    await this.runs.start({
      queue: { name: 'capacity', nRetries: 2 },
      context: 'Capacity',
      what: 'Busy levels',
      ticks: { everySeconds: 600, jobs: () => [{ key: 'all', payload: {} }] },
      run: ({ signal }) => this.capacity.run(signal),
    });
  }
}
