import { Inject, Injectable, Logger } from '@nestjs/common';
import { isConnectionFailure, isDependencyUnavailable } from '../../platform/database/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DomainError } from '../../platform/errors/index.js';
import {
  type Job,
  JobInterruptedError,
  JobQueue,
  type JobSchedule,
  JobTicker,
} from '../../platform/queue/index.js';
import { RecordHealth } from './record-health.service.js';

const HEALTH_DAYS = { name: 'health-days', nRetries: 2 };

/** Has the health of all assets written down each hour, by one replica. */
@Injectable()
export class HealthRecordingScheduler {
  private readonly logger = new Logger('Health');
  private readonly schedule: JobSchedule = {
    queue: HEALTH_DAYS,
    everySeconds: 3_600,
    jobs: () => [{ key: 'all', payload: {} }],
  };

  constructor(
    private readonly queue: JobQueue,
    private readonly ticker: JobTicker,
    private readonly recording: RecordHealth,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'roles'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    if (this.config.roles.has('worker')) await this.queue.work(HEALTH_DAYS, (job) => this.record(job));
    await this.ticker.start(this.schedule);
  }

  /** What fails is repeated in the next hour. */
  private async record({ signal }: Job): Promise<void> {
    try {
      await this.recording.run(signal);
    } catch (error) {
      // Retried as soon as the database is back; an EMS Core that is away is no reason to.
      if (isConnectionFailure(error) && !(error instanceof DomainError)) throw error;
      if (!isDependencyUnavailable(error) && !(error instanceof DomainError)) throw error;
      this.logger.warn(`The health of this hour is not written down: ${error.message}`);
    }
    if (signal.aborted) throw new JobInterruptedError();
  }
}
