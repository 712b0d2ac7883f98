import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { RepeatedRuns } from '../../platform/queue/index.js';
import { HealthRecordingScheduler } from '../health/health-recording.scheduler.js';
import { ObservationScheduler } from '../observations/observation.scheduler.js';
import { MaintenanceRun } from './maintenance-run.service.js';

/** Whether something was seen costs one statement to ask. */
const RUN_SECONDS = 20;

/** Starts all that maintenance does again and again, each in one replica. */
@Injectable()
export class MaintenanceScheduler {
  constructor(
    private readonly health: HealthRecordingScheduler,
    private readonly observations: ObservationScheduler,
    private readonly maintenance: MaintenanceRun,
    private readonly runs: RepeatedRuns,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    await this.health.start();
    if (!this.config.maintenance.isEnabled) return;
    await this.observations.start();
    await this.runs.start({
      queue: { name: 'maintenance', nRetries: 2 },
      context: 'Maintenance',
      what: 'Predictions of failures',
      ticks: { everySeconds: RUN_SECONDS, jobs: () => [{ key: 'all', payload: {} }] },
      run: ({ signal }) => this.maintenance.run(this.clock.now(), signal),
    });
  }
}
