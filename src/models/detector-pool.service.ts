import { availableParallelism } from 'node:os';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { ScoreTask, SeriesResult, TrainResult, TrainTask } from './worker/tasks.js';

/** More threads than this gain nothing before PostgreSQL is the limit. */
const MAX_THREADS = 4;
const IDLE_MS = 30_000;

/** Runs fitting and scoring in worker threads, so that requests are answered meanwhile. */
@Injectable()
export class DetectorPool implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    filename: new URL('./worker/detector.worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: Math.min(MAX_THREADS, availableParallelism()),
    idleTimeout: IDLE_MS,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 },
  });

  /** @returns one result per series, in order; rejects when the thread dies, with nothing changed */
  async score(task: ScoreTask): Promise<readonly SeriesResult[]> {
    return (await this.pool.run(task, { name: 'score' })) as readonly SeriesResult[];
  }

  /** @returns undefined when no series is long enough to learn from */
  async train(task: TrainTask): Promise<TrainResult | undefined> {
    return (await this.pool.run(task, { name: 'train' })) as TrainResult | undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
