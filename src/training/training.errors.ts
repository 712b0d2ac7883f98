import type { GateReport } from '../models/index.js';
import { DomainError } from '../platform/errors/index.js';

export class TrainingInProgressError extends DomainError {
  readonly code = 'training_in_progress';
  readonly kind = 'conflict';

  constructor(readonly runId?: string) {
    super('A training run is already in progress. Wait for it to finish.', {
      facts: runId === undefined ? undefined : { runId },
    });
  }
}

/** The run waits and will begin when there is a worker. */
export class NoTrainingWorkerError extends DomainError {
  readonly code = 'no_worker';
  readonly kind = 'unavailable';

  constructor(runId: string, waitedSeconds: number) {
    super(
      `No worker has begun training run ${runId} within ${waitedSeconds} s; it waits for one. Is a process with ROLES=worker running?`,
      { facts: { runId }, retryAfterSeconds: 60 },
    );
  }
}

/** Figures of what was found, so that a client sees how much is missing. */
export interface TooLittleData {
  readonly samples: number;
  readonly samplesRequired: number;
  readonly series: number;
  readonly assets: number;
}

export class TooLittleDataError extends DomainError {
  readonly code = 'too_little_data';
  readonly kind = 'too-little-data';

  constructor(counts: TooLittleData, shortfall = `at least ${counts.samplesRequired} are needed`) {
    super(
      `There are ${counts.samples} samples in ${counts.series} series of ${counts.assets} asset(s); ${shortfall}. ` +
        'Widen timeRange or wait for more history.',
      { facts: { counts } },
    );
  }
}

/** The model was trained and kept, but did not pass the quality gate. */
export class CandidateRejectedError extends DomainError {
  readonly code = 'candidate_rejected';
  readonly kind = 'conflict';

  constructor(modelVersion: string, runId: string, gate: GateReport) {
    super(
      `Model ${modelVersion} was trained but not activated: ${gate.reason}. The active model stays in use. ` +
        'Train with force=true, or activate it with force=true, to use it all the same.',
      { facts: { modelVersion, runId, gate } },
    );
  }
}

export class TrainingCancelledError extends DomainError {
  readonly code = 'training_cancelled';
  readonly kind = 'conflict';

  constructor() {
    super('The training run was cancelled. The active model stays in use.');
  }
}

export class TrainingRunNotFoundError extends DomainError {
  readonly code = 'training_run_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`There is no training run ${id}. GET /api/v1/training-runs lists those there are.`);
  }
}

export class TrainingRunOverError extends DomainError {
  readonly code = 'training_run_over';
  readonly kind = 'conflict';

  constructor(id: string, status: string) {
    super(`Training run ${id} has ended already (${status}).`);
  }
}

export class DriftNotMeasuredError extends DomainError {
  readonly code = 'drift_not_measured';
  readonly kind = 'not-found';

  constructor(modelVersion: string) {
    super(
      `Model ${modelVersion} is of a version that did not remember what it was trained on; train a new one.`,
    );
  }
}
