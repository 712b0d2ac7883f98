import { Inject, Injectable } from '@nestjs/common';
import { N_SHARDS } from '../../anomaly/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { JobTicker } from '../../platform/queue/index.js';
import { HealthRecordingScheduler } from '../health/health-recording.scheduler.js';
import { OBSERVATIONS, ObservationWorker } from '../observations/observation-worker.service.js';
import { MAINTENANCE_RUN, MaintenanceWorker } from './maintenance-worker.service.js';

/** Wear takes days to weeks: four looks a day see it, and read eight days of samples in a day. */
const LOOK_SECONDS = 6 * 3600;
/** Whether something was seen costs one statement to ask. */
const RUN_SECONDS = 20;

/** Queues the shards of the fleet to be looked at, and the run that follows, each in one replica. */
@Injectable()
export class MaintenanceScheduler {
  constructor(
    private readonly observations: ObservationWorker,
    private readonly runs: MaintenanceWorker,
    private readonly health: HealthRecordingScheduler,
    private readonly ticker: JobTicker,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance' | 'roles'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    await this.health.start();
    if (!this.config.maintenance.isEnabled) return;
    if (this.config.roles.has('worker')) {
      await this.observations.start();
      await this.runs.start();
    }
    const shards = Array.from({ length: N_SHARDS }, (_, shard) => ({
      key: String(shard),
      payload: { shard },
    }));
    await this.ticker.start({ queue: OBSERVATIONS, everySeconds: LOOK_SECONDS, jobs: () => shards });
    await this.ticker.start({
      queue: MAINTENANCE_RUN,
      everySeconds: RUN_SECONDS,
      jobs: () => [{ key: 'all', payload: {} }],
    });
  }
}
