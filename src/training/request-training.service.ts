import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DetectorProvider, ModelCatalog } from '../models/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { TrainingFailedError } from './runs/run-failure.js';
import type { TrainingRunRecord } from './runs/training-run-record.js';
import { TrainingRuns } from './runs/training-runs.service.js';
import { TRAININGS } from './training-job.js';
import type { TrainingOutcome, TrainingRequest } from './training-run.js';
import {
  CandidateRejectedError,
  NoTrainingWorkerError,
  TrainingCancelledError,
  TrainingInProgressError,
} from './training.errors.js';

const LOOK_MS = 50;
/** How long a request waits for a worker that begins its run. */
const PATIENCE_S = 30;
/** The job of a run that is over is put away a moment after the run. */
const MAX_LOOKUP_ATTEMPTS = 40;

/** Has a model trained by whichever worker is free; one at a time in all replicas together. */
@Injectable()
export class RequestTrainingService {
  constructor(
    private readonly runs: TrainingRuns,
    private readonly queue: JobQueue,
    private readonly catalog: ModelCatalog,
    private readonly detector: DetectorProvider,
  ) {}

  /**
   * Queues a run and answers at once.
   *
   * @returns the id of the run
   * @throws TrainingInProgressError when a run has not finished yet
   */
  async begin(request: TrainingRequest): Promise<string> {
    const runId = randomUUID();
    for (let nLooks = 0; nLooks < MAX_LOOKUP_ATTEMPTS; nLooks++) {
      const taken = await this.queue.enqueue(TRAININGS, [{ key: 'training', payload: { runId, request } }]);
      if (taken.length > 0) {
        await this.runs.enter(runId, request);
        return runId;
      }
      const goingOn = await this.runs.findGoingOn();
      if (goingOn) throw new TrainingInProgressError(goingOn.id);
      await delay(LOOK_MS);
    }
    throw new TrainingInProgressError();
  }

  /**
   * @throws TrainingInProgressError when a run has not finished yet
   * @throws TooLittleDataError and what else the run failed by, with the same code and facts
   * @throws CandidateRejectedError with the report of the quality gate
   * @throws TrainingCancelledError
   * @throws NoTrainingWorkerError
   */
  async train(request: TrainingRequest): Promise<TrainingOutcome> {
    return this.outcomeOf(await this.untilOver(await this.begin(request)));
  }

  /** @throws NoTrainingWorkerError when nobody begins it */
  async untilOver(runId: string): Promise<TrainingRunRecord> {
    const askedAtMs = performance.now();
    for (;;) {
      const run = await this.runs.get(runId);
      if (run.finishedAt) return run;
      const waitedSeconds = (performance.now() - askedAtMs) / 1000;
      if (run.status === 'queued' && waitedSeconds > PATIENCE_S)
        throw new NoTrainingWorkerError(runId, PATIENCE_S);
      await delay(LOOK_MS);
    }
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
    if (!gate) throw new RangeError(`run: must have been judged, and ${modelVersion} was not`);
    if (status === 'rejected') throw new CandidateRejectedError(modelVersion, id, gate);
    // Another process may have put it in charge a moment ago.
    await this.detector.refresh();
    const durationSeconds = ((finishedAt ?? startedAt).getTime() - startedAt.getTime()) / 1000;
    return { runId: id, modelVersion, metrics: figures, gate, durationSeconds };
  }
}
