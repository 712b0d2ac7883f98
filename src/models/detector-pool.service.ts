import { availableParallelism, totalmem } from 'node:os';
import { Injectable, Logger, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { Piscina } from 'piscina';
import { DetectorBusyError, DetectorStuckError } from './detector.errors.js';
import type { ScopedComparison } from '../ml/index.js';
import type {
  CompareTask,
  DetectorTasks,
  ProfilesByMetric,
  ProfileTask,
  ScoreTask,
  SeriesResult,
  TrainResult,
  TrainTask,
} from './worker/tasks.js';

/** More threads than this gain nothing before PostgreSQL is the limit. */
const MAX_THREADS = 4;
const IDLE_MS = 30_000;

/** What a thread may hold at most, and what it takes beside its heap. */
const HEAP_MB = 144;
const THREAD_BYTES = (HEAP_MB + 56) * 2 ** 20;

type TaskName = keyof DetectorTasks;

/** What a pool puts up with. */
export interface PoolLimits {
  /** Tasks that may wait, a tenth of a second of work each; what is beyond is refused rather than kept waiting. */
  readonly mostWaiting: number;
  /** How long a task may take before its thread is ended: hundreds of times what it usually does. */
  readonly patienceSeconds: Readonly<Record<TaskName, number>>;
}

const LIMITS: PoolLimits = {
  mostWaiting: 256,
  patienceSeconds: { score: 60, train: 1800, compare: 1800, profile: 1800 },
};

/** Runs fitting and scoring in worker threads, so that requests are answered meanwhile. */
@Injectable()
export class DetectorPool implements OnApplicationShutdown {
  private readonly logger = new Logger('Detector');
  private readonly pool = new Piscina({
    filename: new URL('./worker/detector.worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: affordableThreads(),
    idleTimeout: IDLE_MS,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: HEAP_MB - 16 },
  });

  constructor(@Optional() private readonly limits: PoolLimits = LIMITS) {}

  /**
   * @returns one result per series, in order; rejects when the thread dies, with nothing changed
   * @throws DetectorBusyError or DetectorStuckError
   */
  score(task: ScoreTask): Promise<readonly SeriesResult[]> {
    return this.run('score', task);
  }

  /**
   * @returns undefined when no series is long enough to learn from
   * @throws DetectorBusyError or DetectorStuckError
   */
  train(task: TrainTask): Promise<TrainResult | undefined> {
    return this.run('train', task);
  }

  /**
   * Lets two models score the same history.
   *
   * @throws DetectorBusyError or DetectorStuckError
   */
  compare(task: CompareTask): Promise<ScopedComparison> {
    return this.run('compare', task);
  }

  /**
   * Profiles the features of recent samples, by metric.
   *
   * @throws DetectorBusyError or DetectorStuckError
   */
  profile(task: ProfileTask): Promise<ProfilesByMetric> {
    return this.run('profile', task);
  }

  /** Tasks that wait for a thread. */
  get nWaiting(): number {
    return this.pool.queueSize;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }

  private async run<Name extends TaskName>(
    name: Name,
    task: Parameters<DetectorTasks[Name]>[0],
  ): Promise<ReturnType<DetectorTasks[Name]>> {
    if (this.nWaiting >= this.limits.mostWaiting) throw new DetectorBusyError(this.nWaiting);
    const seconds = this.limits.patienceSeconds[name];
    const signal = AbortSignal.timeout(seconds * 1000);
    try {
      return (await this.pool.run(task, { name, signal })) as ReturnType<DetectorTasks[Name]>;
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
