import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { SERVICE_CONFIG, type ServiceConfig } from '../config/index.js';
import { isConnectionFailure, KEEP_ALIVE, Notifications } from '../database/index.js';
import { DependencyUnavailableError } from '../errors/index.js';
import { withLogFields } from '../logging/index.js';
import { endsWithin } from '../rest/index.js';
import { currentTraceParent, inSpan } from '../tracing/index.js';
import { FurtherJobs } from './further-jobs.js';
import { JobTable } from './job-table.js';
import { PreparedQueues } from './prepared-queues.js';
import { QueueOutage } from './queue-outage.js';
import { HEARTBEAT_S, Supervision } from './supervision.js';
import {
  attemptKey,
  type Job,
  JobInterruptedError,
  type JobRequest,
  jobsAdded,
  jobsEnded,
  type JobsHandler,
  type QueueCounts,
  type QueueDefinition,
} from './job.js';

/** A notification that may have got lost wakes the workers more often. */
const POLL_S = 10;
/** Rounds of supervision of all replicas are no closer together. */
const BETWEEN_ROUNDS_S = 1;
const CLEAN_UP_S = 600;
/** What a job in hand gets at the end of the process before it is given back. */
const LAST_STRETCH_MS = 3_000;
/** A database without an answer is waited for no longer than this at the end of the process. */
const LONGEST_STOP_MS = 6_000;
const CONNECTIONS = 2;
/** Its statements are short. One without an answer for longer than a server may be halted is on a connection that is lost. */
const LONGEST_STATEMENT_MS = 40_000;
const LONGEST_CONNECTING_MS = 5_000;

/**
 * Jobs that any replica may work on, kept in PostgreSQL by pg-boss. A job is begun at least once: what a worker does must be harmless to
 * repeat.
 */
@Injectable()
export class JobQueue implements OnModuleDestroy {
  private readonly logger = new Logger('Jobs');
  private readonly stopping = new AbortController();
  /** By queue, what pg-boss calls its worker in this process. */
  private readonly workers = new Map<string, string>();
  private readonly boss: PgBoss;
  private readonly jobs: JobTable;
  private readonly queues: PreparedQueues;
  private readonly outage: QueueOutage;
  private readonly supervision: Supervision;
  private isStarted = false;

  constructor(
    private readonly notifications: Notifications,
    @Inject(SERVICE_CONFIG) { database }: Pick<ServiceConfig, 'database'>,
  ) {
    const connecting = {
      ...KEEP_ALIVE,
      connectionString: database.url,
      connectionTimeoutMillis: LONGEST_CONNECTING_MS,
      query_timeout: LONGEST_STATEMENT_MS,
    };
    this.boss = new PgBoss({
      ...connecting,
      schema: database.jobSchema,
      // The migrations have: to make one that exists takes a right on the database that the role may not have.
      createSchema: false,
      max: CONNECTIONS,
      application_name: 'ems-ml-service queue',
      schedule: false,
      supervise: false,
      monitorIntervalSeconds: BETWEEN_ROUNDS_S,
      maintenanceIntervalSeconds: CLEAN_UP_S,
      registerInstance: false,
      openTelemetry: { propagateContext: true },
    });
    this.jobs = new JobTable(this.boss, database.jobSchema);
    this.queues = new PreparedQueues(this.boss);
    this.outage = new QueueOutage(this.boss, this.logger, this.stopping.signal);
    this.supervision = new Supervision(this.boss, this.jobs, {
      retried: () => [...this.workers.values()].forEach((id) => this.boss.notifyWorker(id)),
      failed: (error) => this.outage.noteFailure(error),
    });
    this.boss.on('error', (error) => this.outage.noteFailure(error));
    this.boss.on('warning', ({ message, data }) => this.logger.debug(`${message} ${JSON.stringify(data)}`));
  }

  /**
   * Makes the queue's tables where they are missing, in a schema that is there; several processes may do so at once.
   *
   * @throws what the database says when it does not answer; call it again then
   */
  async start(): Promise<void> {
    if (this.isStarted) return;
    await this.boss.start();
    this.supervision.start();
    this.isStarted = true;
  }

  /**
   * Works on the jobs of a queue, one after another, until the process ends; once for each queue.
   *
   * @param handle - fails only where the job is to be retried at once: when it was interrupted, or the database went away
   */
  work<Payload extends object>(
    queue: QueueDefinition,
    handle: (job: Job<Payload>) => Promise<void>,
  ): Promise<void> {
    return this.workTogether<Payload>(queue, 1, async ([job]) => job && handle(job));
  }

  /** The same up to `most` jobs at a time, and those beside that the worker takes itself: they are done together, or retried together. */
  async workTogether<Payload extends object>(
    queue: QueueDefinition,
    most: number,
    handle: JobsHandler<Payload>,
  ): Promise<void> {
    await this.prepare(queue);
    if (this.workers.has(queue.name)) return;
    const settings = {
      pollingIntervalSeconds: queue.pollSeconds ?? POLL_S,
      batchSize: most,
      heartbeatRefreshSeconds: HEARTBEAT_S,
    };
    const id: string = await this.boss.work<Payload>(queue.name, settings, async (jobs) => {
      this.outage.noteAnswer();
      if (jobs.length === 0) return;
      const begun = jobs.map((job): Job<Payload> => {
        return { id: job.id, payload: job.data, signal: AbortSignal.any([job.signal, this.stopping.signal]) };
      });
      const jobId = begun.map((job) => job.id).join();
      const { locks } = this.notifications;
      const beside = new FurtherJobs<Payload>(this.boss, queue.name, locks, this.stopping.signal);
      const work = (): Promise<void> =>
        withLogFields({ jobId, queue: queue.name }, () => this.begin(begun, beside, handle));
      locks.hold(queue.name, jobs.map(attemptKey));
      await (most === 1
        ? work()
        : inSpan(`work on ${queue.name}`, { parent: traceParentOf(jobs[0]?.data) }, work));
      if (queue.notifiesEnds === true) for (const job of begun) await this.end(queue, job.id);
      // There may be more; without this it would rest between two jobs.
      if (jobs.length === most && !beside.tookAll) this.boss.notifyWorker(id);
    });
    this.workers.set(queue.name, id);
    this.notifications.subscribe(jobsAdded(queue), () => this.boss.notifyWorker(id));
  }

  /**
   * @returns the ids of the jobs that were taken in; those whose key waits, is worked on or had its slot are not
   * @throws DependencyUnavailableError before the queue has started
   */
  async enqueue(queue: QueueDefinition, requests: readonly JobRequest[]): Promise<readonly string[]> {
    await this.prepare(queue);
    const traceParent = currentTraceParent();
    const jobs = requests.map(({ key, payload, slotSeconds }) => ({
      data: { ...payload, ...(traceParent !== undefined && { traceParent }) },
      singletonKey: key,
      ...(slotSeconds !== undefined && { singletonSeconds: slotSeconds }),
    }));
    const ids = (await this.boss.insert(queue.name, jobs, { returnId: true })) ?? [];
    if (ids.length === 0) return ids;
    const worker = this.workers.get(queue.name);
    if (worker !== undefined) this.boss.notifyWorker(worker);
    // Not waited for: the pool of the service's own connections may be busy.
    void this.notify(jobsAdded(queue));
    return ids;
  }

  /** @returns what waits in each queue, and is in hand */
  async counts(): Promise<readonly QueueCounts[]> {
    return this.isStarted ? this.jobs.counts() : [];
  }

  /** A job in hand is asked to stop, and given back where it does not in time. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort(new JobInterruptedError());
    this.supervision.stop();
    if (!this.isStarted || (await endsWithin(LONGEST_STOP_MS, this.stop()))) return;
    this.logger.warn('The job queue does not answer. Jobs in hand are retried when their worker is missed');
  }

  private async stop(): Promise<void> {
    await this.boss
      .stop({ graceful: true, timeout: LAST_STRETCH_MS })
      .catch((error: unknown) =>
        this.logger.warn(`The job queue did not stop as it should: ${String(error)}`),
      );
    await Promise.all([...this.workers.keys()].map((name) => this.notify(jobsAdded({ name }))));
  }

  /** As pg-boss would a moment later, but it would notify nobody. */
  private async end(queue: QueueDefinition, id: string): Promise<void> {
    await this.boss.complete(queue.name, id);
    await this.notify(jobsEnded(queue));
  }

  /** Once the change is committed; without it the change is noticed all the same, only later. */
  private async notify(topic: string): Promise<void> {
    await this.notifications
      .publish(topic)
      .catch((error: unknown) => this.logger.debug(`No notification: ${String(error)}`));
  }

  private async begin<Payload extends object>(
    jobs: readonly Job<Payload>[],
    beside: FurtherJobs<Payload>,
    handle: JobsHandler<Payload>,
  ): Promise<void> {
    try {
      await handle(jobs, (most) => beside.take(most));
      await beside.complete();
    } catch (error) {
      // What became of the job can only be written down when the database is back.
      if (isConnectionFailure(error)) await this.outage.untilOver();
      await beside.giveBack(error);
      throw error;
    }
  }

  private async prepare(queue: QueueDefinition): Promise<void> {
    if (!this.isStarted) throw new DependencyUnavailableError('The job queue', 'it has not started yet');
    await this.queues.prepare(queue);
  }
}

/** Several jobs have several parents, of which pg-boss takes none: the first one's counts. */
function traceParentOf(payload: { readonly traceParent?: string } | undefined): string | undefined {
  return payload?.traceParent;
}
