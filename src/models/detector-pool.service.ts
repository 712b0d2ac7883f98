import { availableParallelism, totalmem } from 'node:os';
import { Inject, Injectable, Logger, type OnApplicationShutdown, Optional } from '@nestjs/common';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { DetectorBusyError, DetectorStuckError } from './detector.errors.js';
import type { DetectorTasks } from './worker/detector-tasks.js';
import { packTask, unpackResults } from './worker/packed-series.js';
import { placed } from './worker/placed-series.js';
import type { CompareTask, ProfileTask, ScoreTask, SeriesResult, TrainTask } from './worker/tasks.js';

/** More threads than this gain nothing before PostgreSQL is the limit. */
const MAX_THREADS = 4;
const IDLE_MS = 30_000;

/** What a thread may hold at most, and what it takes beside its heap. */
const HEAP_MB = 144;
const THREAD_BYTES = (HEAP_MB + 56) * 2 ** 20;

type TaskName = keyof DetectorTasks;
type Task<Name extends TaskName> = Parameters<DetectorTasks[Name]>[0];
type Result<Name extends TaskName> = ReturnType<DetectorTasks[Name]>;

/**
 * On whose behalf a task is done. Each has no more tasks in the threads' hands than there are threads, so that none waits until all of
 * another's are done.
 */
type WorkShare = 'sweep' | 'request' | 'training' | 'forecast';

/** What a pool puts up with. */
export interface PoolLimits {
  /** Tasks of requests that may wait, a tenth of a second of work each; what is beyond is refused rather than kept waiting. */
  readonly mostWaiting: number;
  /** How long a task may take before its thread is ended: hundreds of times what it usually does. */
  readonly patienceSeconds: Readonly<Record<TaskName, number>>;
}

const LIMITS: PoolLimits = {
  mostWaiting: 256,
  patienceSeconds: {
    scorePacked: 60,
    train: 1800,
    compare: 1800,
    profile: 1800,
    forecast: 120,
    findSeasonality: 60,
    busy: 60,
    rootCause: 60,
    fitFailures: 1800,
    predictFailures: 300,
  },
};

/** Runs fitting and scoring in worker threads, so that requests are answered meanwhile. */
@Injectable()
export class DetectorPool implements OnApplicationShutdown {
  private readonly logger = new Logger('Detector');
  private readonly nThreads: number;
  /** Made for the first task: its first thread takes a seventh of what a start does. */
  private pool: Piscina | undefined;
  private hasEnded = false;
  private readonly shares: Readonly<Record<WorkShare, PQueue>>;

  constructor(
    @Inject(SERVICE_CONFIG) { models: { nThreads = affordableThreads() } }: Pick<ServiceConfig, 'models'>,
    @Optional() private readonly limits: PoolLimits = LIMITS,
  ) {
    this.nThreads = nThreads;
    this.shares = {
      sweep: new PQueue({ concurrency: nThreads }),
      request: new PQueue({ concurrency: nThreads }),
      // A task of a training takes seconds: where there are several threads, one is left to the others.
      training: new PQueue({ concurrency: Math.max(1, nThreads - 1) }),
      // Thousands of them are made at once, and nobody waits for them.
      forecast: new PQueue({ concurrency: Math.max(1, nThreads - 1) }),
    };
  }

  /**
   * @returns one result per series, in order; rejects when the thread dies, with nothing changed
   * @throws DetectorBusyError, for a request only, or DetectorStuckError
   */
  async scoreTask(task: ScoreTask, share: 'sweep' | 'request'): Promise<readonly SeriesResult[]> {
    return unpackResults(await this.run('scorePacked', packTask(task), share));
  }

  /**
   * @returns undefined when no series is long enough to learn from
   * @throws DetectorStuckError
   */
  train(task: TrainTask): Promise<Result<'train'>> {
    return this.run('train', placed(task), 'training');
  }

  /**
   * Lets two models score the same history.
   *
   * @throws DetectorStuckError
   */
  compare(task: CompareTask): Promise<Result<'compare'>> {
    return this.run('compare', placed(task), 'training');
  }

  /**
   * Profiles the features of recent samples, by metric.
   *
   * @throws DetectorStuckError
   */
  profile(task: ProfileTask): Promise<Result<'profile'>> {
    return this.run('profile', placed(task), 'training');
  }

  /**
   * Forecasts a series.
   *
   * @throws DetectorBusyError, for a request only, or DetectorStuckError
   */
  forecast(task: Task<'forecast'>, share: 'forecast' | 'request'): Promise<Result<'forecast'>> {
    return this.run('forecast', task, share);
  }

  /**
   * Brings the busy levels of a series up to date and takes their trend.
   *
   * @throws DetectorBusyError, for a request only, or DetectorStuckError
   */
  busyLevels(task: Task<'busy'>, share: 'forecast' | 'request'): Promise<Result<'busy'>> {
    return this.run('busy', task, share);
  }

  /**
   * Fits models of failures and checks them on the newest part of the history.
   *
   * @throws DetectorStuckError
   */
  fitFailures(task: Task<'fitFailures'>): Promise<Result<'fitFailures'>> {
    return this.run('fitFailures', task, 'training');
  }

  /**
   * Predicts the last row of each unit.
   *
   * @throws DetectorStuckError
   */
  predictFailures(task: Task<'predictFailures'>): Promise<Result<'predictFailures'>> {
    return this.run('predictFailures', task, 'forecast');
  }

  /**
   * Finds the rhythm of a series, for a request.
   *
   * @returns undefined where fewer than two hours have a value
   * @throws DetectorBusyError or DetectorStuckError
   */
  findSeasonality(task: Task<'findSeasonality'>): Promise<Result<'findSeasonality'>> {
    return this.run('findSeasonality', task, 'request');
  }

  /**
   * Looks for the cause of an alarm.
   *
   * @throws DetectorBusyError, for a request only, or DetectorStuckError
   */
  rootCause(task: Task<'rootCause'>, share: 'sweep' | 'request'): Promise<Result<'rootCause'>> {
    return this.run('rootCause', task, share);
  }

  /** Tasks that wait for a thread. */
  get nWaiting(): number {
    const queues = Object.values(this.shares);
    return (this.pool?.queueSize ?? 0) + queues.reduce((sum, { size }) => sum + size, 0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.hasEnded = true;
    await this.pool?.destroy();
  }

  private async run<Name extends TaskName>(
    name: Name,
    task: Task<Name>,
    share: WorkShare,
  ): Promise<Result<Name>> {
    const queue = this.shares[share];
    if (share === 'request' && queue.size >= this.limits.mostWaiting) throw new DetectorBusyError(queue.size);
    return queue.add(() => this.runInThread(name, task));
  }

  private makePool(): Piscina {
    return new Piscina({
      filename: new URL('./worker/detector.worker.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: this.nThreads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: HEAP_MB - 16 },
    });
  }

  private async runInThread<Name extends TaskName>(name: Name, task: Task<Name>): Promise<Result<Name>> {
    if (this.hasEnded) throw new Error(`No thread is left for a task (${name}): the process ends`);
    this.pool ??= this.makePool();
    const seconds = this.limits.patienceSeconds[name];
    const signal = AbortSignal.timeout(seconds * 1000);
    try {
      return (await this.pool.run(task, { name, signal })) as Result<Name>;
    } catch (error) {
      if (!signal.aborted) throw error;
      this.logger.error(`A task (${name}) did not end within ${seconds} s; its thread was ended`);
      throw new DetectorStuckError(name, seconds);
    }
  }
}

/** One for each core, as far as memory goes; at least one. */
function affordableThreads(): number {
  const memory = process.constrainedMemory() || totalmem();
  const affordable = Math.floor(Math.min(memory, totalmem()) / THREAD_BYTES);
  return Math.max(1, Math.min(MAX_THREADS, availableParallelism(), affordable));
}
