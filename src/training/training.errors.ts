import { DomainError } from '../platform/errors/index.js';

export class TrainingInProgressError extends DomainError {
  readonly code = 'training_in_progress';
  readonly kind = 'conflict';

  constructor() {
    super('A training run is already in progress. Wait for it to finish.');
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
