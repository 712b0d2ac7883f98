import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Notifications } from '../../platform/database/index.js';
import { LIVE_EVENTS } from '../../platform/live-events/index.js';
import { JobQueue, RepeatedRuns } from '../../platform/queue/index.js';
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

  constructor(
    private readonly due: DueIncidents,
    private readonly analyses: AnalyseIncident,
    private readonly queue: JobQueue,
    private readonly runs: RepeatedRuns,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
  ) {}

  /** May be repeated until it succeeds. */
  async start(): Promise<void> {
    if (this.isStarted) return;
    const isWorker = await this.runs.start({
      queue: ROOT_CAUSES,
      context: 'Root causes',
      what: 'Root causes',
      run: ({ signal }) => this.analyseDue(signal),
    });
    this.isStarted = true;
    // Also called every few seconds where nothing has happened: some are due by time alone.
    if (isWorker) this.notifications.subscribe(LIVE_EVENTS, () => void this.look());
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

  private async analyseDue(signal: AbortSignal): Promise<void> {
    while (await this.analyseSome(signal));
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
}
