import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { STATE_VERSION } from '../../ml/index.js';
import { ANOMALY_DETECTION } from '../../models/index.js';
import { Clock } from '../../platform/clock/index.js';
import { isUuid } from '../../platform/ids/index.js';
import { SERVICE_VERSION } from '../../platform/version/index.js';
import type { TrainingRequest } from '../training-run.js';
import {
  TrainingCancelledError,
  TrainingRunNotFoundError,
  TrainingRunOverError,
} from '../training.errors.js';
import { type TrainingRunEnd, TrainingRunRepository } from './training-run.repository.js';
import type { TrainingRunPage, TrainingRunRecord, TrainingStage } from './training-run-record.js';

const SIGN_OF_LIFE_MS = 15_000;

/** A run that is going on; it must be finished, one way or another. */
export interface RunningTraining {
  readonly id: string;
  /** @throws TrainingCancelledError when somebody asked for it */
  report(stage: TrainingStage, percent: number): Promise<void>;
  succeed(end: Pick<TrainingRunEnd, 'modelVersion' | 'data' | 'figures' | 'reason'>): Promise<void>;
  /** Never throws: the error itself is what its caller has to hear of. */
  fail(error: unknown): Promise<void>;
}

/** Keeps a row of every attempt to train: what it was asked, how far it has come, how it ended. */
@Injectable()
export class TrainingRuns {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly runs: TrainingRunRepository,
    private readonly clock: Clock,
  ) {}

  async begin({ trigger, ...request }: TrainingRequest): Promise<RunningTraining> {
    const id = randomUUID();
    await this.runs.insert({
      id,
      modelType: ANOMALY_DETECTION,
      trigger,
      request,
      serviceVersion: SERVICE_VERSION,
      featureVersion: STATE_VERSION,
      startedAt: this.clock.now(),
    });
    const heart = setInterval(() => void this.runs.noteAlive(id).catch(() => undefined), SIGN_OF_LIFE_MS);
    const finish = (end: Omit<TrainingRunEnd, 'finishedAt'>): Promise<void> => {
      clearInterval(heart);
      return this.runs.finish(id, { ...end, finishedAt: this.clock.now() });
    };
    return {
      id,
      report: async (stage, percent) => {
        if (await this.runs.noteProgress(id, stage, Math.round(percent))) throw new TrainingCancelledError();
      },
      succeed: (end) => finish({ status: 'done', ...end }),
      fail: async (error) => {
        const status = error instanceof TrainingCancelledError ? 'cancelled' : 'failed';
        const reason = error instanceof Error ? error.message : String(error);
        await finish({ status, reason }).catch((cause: unknown) =>
          this.logger.debug(`The end of run ${id} could not be stored: ${String(cause)}`),
        );
      },
    };
  }

  list(limit: number, offset: number): Promise<TrainingRunPage> {
    return this.runs.findPage(limit, offset);
  }

  /** @throws TrainingRunNotFoundError */
  async get(id: string): Promise<TrainingRunRecord> {
    const run = isUuid(id) ? await this.runs.find(id) : undefined;
    if (!run) throw new TrainingRunNotFoundError(id);
    return run;
  }

  /**
   * Asks a run to stop, in whatever process it goes on: it does at its next step.
   *
   * @throws TrainingRunNotFoundError, TrainingRunOverError
   */
  async cancel(id: string): Promise<TrainingRunRecord> {
    const run = await this.get(id);
    if (run.status !== 'running') throw new TrainingRunOverError(id, run.status);
    await this.runs.requestCancel(id);
    return run;
  }
}
