import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import {
  isConnectionFailure,
  isDependencyUnavailable,
  Notifications,
} from '../../platform/database/index.js';
import { LIVE_EVENTS } from '../../platform/live-events/index.js';
import { type Job, JobQueue } from '../../platform/queue/index.js';
import { AnalyseIncident } from './analyse-incident.service.js';
import { DueIncidents } from './due-incidents.repository.js';

const ROOT_CAUSES = { name: 'root-causes', nRetries: 2 };
/** One job at a time in all replicas. */
const ONLY_JOB = { key: 'due', payload: {} };
/** Looked for in one go; what is beyond comes with the next. */
const MOST_AT_ONCE = 20;

/** Has the causes of incidents looked for when they open, grow and end: whoever notices that one is due queues the job, and one replica does it. */
@Injectable()
export class IncidentAnalysisLoop {
  private readonly logger = new Logger('Root causes');
  private isStarted = false;
  private isLooking = false;
  private isFailing = false;

  constructor(
    private readonly due: DueIncidents,
    private readonly analyses: AnalyseIncident,
    private readonly queue: JobQueue,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'roles'>,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    if (this.isStarted || !this.config.roles.has('worker')) return;
    await this.queue.work(ROOT_CAUSES, (job) => this.analyseDue(job));
    this.isStarted = true;
    // Also called every few seconds where nothing has happened: some are due by time alone.
    this.notifications.subscribe(LIVE_EVENTS, () => void this.look());
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const due = await this.due.find(this.clock.now(), 1);
      if (due.length > 0) await this.queue.enqueue(ROOT_CAUSES, [ONLY_JOB]);
    } catch (error) {
      // A database that is away is reported by health.
      this.logger.debug(`No look for incidents: ${String(error)}`);
    } finally {
      this.isLooking = false;
    }
  }

  private async analyseDue({ signal }: Job): Promise<void> {
    try {
      while (await this.analyseSome(signal));
      if (this.isFailing) this.logger.log('Root causes are looked for again');
      this.isFailing = false;
    } catch (error) {
      if (signal.aborted) return;
      this.report(error);
      if (isConnectionFailure(error)) throw error;
    }
  }

  /** @returns whether there may be more */
  private async analyseSome(signal: AbortSignal): Promise<boolean> {
    const due = await this.due.find(this.clock.now(), MOST_AT_ONCE);
    for (const one of due) {
      if (signal.aborted) return false;
      await this.analyses.analyse(one);
    }
    return due.length === MOST_AT_ONCE;
  }

  /** Once for a run of failures. */
  private report(error: unknown): void {
    if (this.isFailing) return;
    this.isFailing = true;
    if (isDependencyUnavailable(error) || isConnectionFailure(error))
      this.logger.warn(
        `Root causes are looked for later: ${error instanceof Error ? error.message : String(error)}`,
      );
    else
      this.logger.error(
        'Root causes are not looked for; it is tried again',
        error instanceof Error ? error.stack : error,
      );
  }
}
