import { Injectable, Logger } from '@nestjs/common';
import { FEATURE_VERSION } from '../../ml/index.js';
import { ANOMALY_DETECTION } from '../../models/index.js';
import { noteBefore } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { JobInterruptedError } from '../../platform/queue/index.js';
import { SERVICE_VERSION } from '../../platform/version/index.js';
import type { TrainingRequest } from '../training-run.js';
import {
  TrainingCancelledError,
  TrainingRunNotFoundError,
  TrainingRunOverError,
} from '../training.errors.js';
import { TrainingEvents } from './training-events.service.js';
import { toRunFailure } from './run-failure.js';
import {
  type NewTrainingRun,
  type TrainingRunEnd,
  TrainingRunRepository,
} from './training-run.repository.js';
import type {
  TrainingRunPage,
  TrainingRunProduct,
  TrainingRunRecord,
  TrainingStage,
} from './training-run-record.js';

const SIGN_OF_LIFE_MS = 15_000;

/** A run that is going on; it must be finished, one way or another, unless it is interrupted. */
export interface RunningTraining {
  readonly id: string;
  /** The model that this run had made when its worker died. */
  readonly earlierModelVersion: string | null;
  /** @throws TrainingCancelledError when somebody asked for it, JobInterruptedError when the process stops */
  report(stage: TrainingStage, percent: number): Promise<void>;
  /** Remembers what the run has made, before that is evaluated. */
  noteProduct(product: TrainingRunProduct): Promise<void>;
  succeed(reason?: string): Promise<void>;
  /** Never throws: the error itself is what its caller has to hear of. */
  fail(error: unknown): Promise<void>;
  /** Leaves it to the worker that begins it again. */
  leave(): void;
}

/** Keeps a row of every attempt to train: what it was asked, how far it has come, how it ended. */
@Injectable()
export class TrainingRuns {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly runs: TrainingRunRepository,
    private readonly clock: Clock,
    private readonly events: TrainingEvents,
  ) {}

  /** Shows a run that waits for a worker. */
  async enter(id: string, request: TrainingRequest): Promise<void> {
    await this.runs.insertQueued(this.rowOf(id, request));
    await this.events.publish(id);
  }

  /** @returns undefined where the run is over already or was cancelled while it waited */
  async begin(
    id: string,
    request: TrainingRequest,
    signal: AbortSignal,
  ): Promise<RunningTraining | undefined> {
    const begun = await this.runs.begin(this.rowOf(id, request));
    if (!begun) return undefined;
    await this.events.publish(id);
    const heart = setInterval(() => void this.runs.noteAlive(id).catch(() => undefined), SIGN_OF_LIFE_MS);
    const finish = async (end: Omit<TrainingRunEnd, 'finishedAt'>): Promise<void> => {
      clearInterval(heart);
      await this.runs.finish(id, { ...end, finishedAt: this.clock.now() });
      await this.events.publish(id);
    };
    return {
      id,
      earlierModelVersion: begun.modelVersion,
      report: async (stage, percent) => {
        if (signal.aborted) throw new JobInterruptedError();
        if (await this.runs.noteProgress(id, stage, Math.round(percent))) throw new TrainingCancelledError();
        await this.events.publishProgress(id, stage, percent);
      },
      noteProduct: (product) => this.runs.noteProduct(id, product),
      succeed: (reason) => finish({ status: 'done', reason }),
      fail: async (error) => {
        const status = error instanceof TrainingCancelledError ? 'cancelled' : 'failed';
        const failure = toRunFailure(error);
        await finish({ status, reason: failure.message, failure }).catch((cause: unknown) =>
          this.logger.debug(`The end of run ${id} could not be stored: ${String(cause)}`),
        );
      },
      leave: () => clearInterval(heart),
    };
  }

  list(limit: number, offset: number): Promise<TrainingRunPage> {
    return this.runs.findPage(limit, offset);
  }

  /** @throws TrainingRunNotFoundError */
  async get(id: string): Promise<TrainingRunRecord> {
    const run = isUuid(id) ? await this.runs.findRun(id) : undefined;
    if (!run) throw new TrainingRunNotFoundError(id);
    return run;
  }

  /** @returns the run that waits or goes on */
  findGoingOn(): Promise<TrainingRunRecord | undefined> {
    return this.runs.findGoingOn();
  }

  /** @returns the newest that nobody asked for */
  findLastByItself(): Promise<TrainingRunRecord | undefined> {
    return this.runs.findLastByItself();
  }

  /**
   * Asks a run to stop, in whatever process it goes on: it does at its next step. One that waits never begins.
   *
   * @throws TrainingRunNotFoundError, TrainingRunOverError
   */
  async cancel(id: string): Promise<TrainingRunRecord> {
    const run = await this.get(id);
    if (run.finishedAt) throw new TrainingRunOverError(id, run.status);
    noteBefore({ status: run.status });
    await this.runs.requestCancel(id, this.clock.now());
    await this.events.publish(id);
    return run;
  }

  private rowOf(id: string, { trigger, ...request }: TrainingRequest): NewTrainingRun {
    return {
      id,
      modelType: ANOMALY_DETECTION,
      trigger,
      request,
      serviceVersion: SERVICE_VERSION,
      featureVersion: FEATURE_VERSION,
      startedAt: this.clock.now(),
    };
  }
}
