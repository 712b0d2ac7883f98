import { Inject, Injectable, Logger } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { isConnectionFailure, isDependencyUnavailable } from '../../platform/database/index.js';
import { type Job, JobInterruptedError, JobQueue, type TakeMore } from '../../platform/queue/index.js';
import { N_SHARDS } from '../scoring/shards.js';
import { EverydayInputs } from './everyday/everyday-input.service.js';
import {
  addReports,
  changesEpisodes,
  describeSweep,
  NOTHING_SWEPT,
  type SweepReport,
} from './sweep-report.js';
import { SweepService, type SweepTask } from './sweep.service.js';
import { SweepTelemetry } from './sweep-telemetry.service.js';

/** Of the shards that wait so many are swept together: what each costs by itself, however little there is to do, is then paid once. */
const MOST_TOGETHER = 4;

export const SWEEPS = { name: 'sweep', nRetries: 10, pollSeconds: 2 };

/** Sweeps the shards that are queued. */
@Injectable()
export class SweepWorker {
  private readonly logger = new Logger('Sweep');
  private isFailing = false;
  private inHand: Promise<void> = Promise.resolve();
  private tally: SweepReport | undefined = NOTHING_SWEPT;
  private readonly failed = new AbortController();

  constructor(
    private readonly sweeps: SweepService,
    private readonly queue: JobQueue,
    private readonly telemetry: SweepTelemetry,
    private readonly inputs: EverydayInputs,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  async start(): Promise<void> {
    await this.queue.workTogether<SweepTask>(SWEEPS, MOST_TOGETHER, (jobs, takeMore) =>
      this.begin(jobs, takeMore),
    );
  }

  /** Aborts when a sweep of this process fails. */
  get failure(): AbortSignal {
    return this.failed.signal;
  }

  /**
   * What this process has swept since its start, the shards in hand included. From then on nothing is added up any more: a network has
   * too many series to remember each of them for nobody.
   */
  async endTally(): Promise<SweepReport> {
    await this.inHand;
    const report = this.tally ?? NOTHING_SWEPT;
    this.tally = undefined;
    return report;
  }

  private begin(jobs: readonly Job<SweepTask>[], takeMore: TakeMore<SweepTask>): Promise<void> {
    const work = this.sweep(jobs, takeMore);
    this.inHand = work.catch(() => undefined);
    return work;
  }

  /** A sweep that fails is over: the next one takes its work up. One that is interrupted, or loses the database, is retried at once. */
  private async sweep(jobs: readonly Job<SweepTask>[], takeMore: TakeMore<SweepTask>): Promise<void> {
    const signal = AbortSignal.any(jobs.map((job) => job.signal));
    try {
      let startedMs = performance.now();
      const more = (await this.isSmall(jobs)) ? await takeMore(N_SHARDS) : [];
      for (const [sweepId, ofSweep] of Map.groupBy([...jobs, ...more], ({ payload }) => payload.sweepId)) {
        const shards = ofSweep.map(({ payload }) => payload.shard);
        const report = await this.sweeps.sweep({ sweepId, shards }, signal);
        this.reportSuccess(report, performance.now() - startedMs, shards.length);
        startedMs = performance.now();
      }
    } catch (error) {
      if (!signal.aborted) this.reportFailure(error);
      if (isConnectionFailure(error)) throw error;
    }
    if (signal.aborted) throw new JobInterruptedError();
  }

  /** Whether there is little to do in the newest sweep: others have left less. What is not known is not small. */
  private async isSmall(jobs: readonly Job<SweepTask>[]): Promise<boolean> {
    const newest = jobs.reduce((latest, { payload }) => Math.max(latest, payload.sweepId), 0);
    const input = await this.inputs.read(this.sweeps.timeOf(newest));
    return input?.isLittle === true;
  }

  private reportSuccess(report: SweepReport, durationMs: number, nShards: number): void {
    this.telemetry.noteSuccess(report, durationMs, nShards);
    if (this.tally) this.tally = addReports(this.tally, report);
    if (this.isFailing) this.logger.log('Sweeps recovered; backlog scored');
    this.isFailing = false;
    const line = `${describeSweep(report)} (${Math.round(durationMs)} ms)`;
    if (changesEpisodes(report)) this.logger.log(line);
    else if (report.seriesIds.size > 0) this.logger.debug(line);
  }

  private reportFailure(error: unknown): void {
    this.telemetry.noteFailure();
    this.failed.abort();
    if (this.isFailing) return;
    this.isFailing = true;
    if (!isDependencyUnavailable(error)) {
      this.logger.error('Sweep failed and will be repeated', error instanceof Error ? error.stack : error);
      return;
    }
    this.logger.warn(
      `Sweep failed and will be repeated every ${this.config.detection.sweepIntervalSeconds} s: ${error.message}`,
    );
  }
}
