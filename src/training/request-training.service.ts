import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DetectorProvider, ModelCatalog } from '../models/index.js';
import { Notifications } from '../platform/database/index.js';
import { JobQueue, jobsEnded } from '../platform/queue/index.js';
import { TrainingFailedError } from './runs/run-failure.js';
import { TRAINING_RUNS_CHANGED, type TrainingRunRecord } from './runs/training-run-record.js';
import { TrainingRuns } from './runs/training-runs.service.js';
import { TRAININGS } from './training-job.js';
import type { TrainingOutcome, TrainingRequest } from './training-run.js';
import {
  CandidateRejectedError,
  NoTrainingWorkerError,
  TrainingCancelledError,
  TrainingInProgressError,
} from './training.errors.js';

/** How long a request waits for a worker that begins its run. */
const PATIENCE_S = 30;
/** The job of a run that is over ends a moment after the run. */
const MAX_WAIT_FOR_LAST_JOB_MS = 2_000;

/** Has a model trained by whichever worker is free; one at a time in all replicas together. */
@Injectable()
export class RequestTrainingService {
  constructor(
    private readonly runs: TrainingRuns,
    private readonly queue: JobQueue,
    private readonly catalog: ModelCatalog,
    private readonly detector: DetectorProvider,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Queues a run and answers at once.
   *
   * @returns the id of the run
   * @throws TrainingInProgressError when a run has not finished yet
   */
  async begin(request: TrainingRequest): Promise<string> {
    const runId = randomUUID();
    const tooLong = AbortSignal.timeout(MAX_WAIT_FOR_LAST_JOB_MS);
    try {
      await this.notifications.until(jobsEnded(TRAININGS), () => this.enqueue(runId, request), tooLong);
      return runId;
    } catch (error) {
      throw error === tooLong.reason ? new TrainingInProgressError() : error;
    }
  }

  /**
   * @throws TrainingInProgressError when a run has not finished yet
   * @throws TooLittleDataError and what else the run failed by, with the same code and facts
   * @throws CandidateRejectedError with the report of the quality gate
   * @throws TrainingCancelledError
   * @throws NoTrainingWorkerError
   * @throws ClientGoneError when the client goes away before; the training goes on
   */
  async train(request: TrainingRequest, client?: AbortSignal): Promise<TrainingOutcome> {
    return this.outcomeOf(await this.untilOver(await this.begin(request), client));
  }

  /** @throws NoTrainingWorkerError when nobody begins it, and the reason of the signal */
  async untilOver(runId: string, signal?: AbortSignal): Promise<TrainingRunRecord> {
    const askedAtMs = performance.now();
    const look = async (): Promise<TrainingRunRecord | undefined> => {
      const run = await this.runs.get(runId);
      if (run.finishedAt) return run;
      const waitedSeconds = (performance.now() - askedAtMs) / 1000;
      if (run.status === 'queued' && waitedSeconds > PATIENCE_S)
        throw new NoTrainingWorkerError(runId, PATIENCE_S);
      return undefined;
    };
    return this.notifications.until(TRAINING_RUNS_CHANGED, look, signal);
  }

  /** @returns undefined while the job of the run before has not ended. @throws TrainingInProgressError while that run has not */
  private async enqueue(runId: string, request: TrainingRequest): Promise<true | undefined> {
    const taken = await this.queue.enqueue(TRAININGS, [{ key: 'training', payload: { runId, request } }]);
    if (taken.length > 0) {
      await this.runs.enter(runId, request);
      return true;
    }
    const goingOn = await this.runs.findGoingOn();
    if (goingOn) throw new TrainingInProgressError(goingOn.id);
    return undefined;
  }

  private async outcomeOf(run: TrainingRunRecord): Promise<TrainingOutcome> {
    const { id, status, modelVersion, figures, failure, reason, startedAt, finishedAt } = run;
    if (status === 'cancelled') throw new TrainingCancelledError();
    if (status === 'failed' || modelVersion === null || !figures) {
      const message = reason ?? 'The training came to no end';
      throw new TrainingFailedError(
        failure ?? { code: 'training_failed', kind: 'unavailable', message, details: {} },
      );
    }
    const { gate } = await this.catalog.get(modelVersion);
    if (!gate) throw new RangeError(`run: must have been evaluated, and ${modelVersion} was not`);
    if (status === 'rejected') throw new CandidateRejectedError(modelVersion, id, gate);
    // Another process may have activated it a moment ago.
    await this.detector.refresh();
    const durationSeconds = ((finishedAt ?? startedAt).getTime() - startedAt.getTime()) / 1000;
    return { runId: id, modelVersion, metrics: figures, gate, durationSeconds };
  }
}
