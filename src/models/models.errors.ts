import { DomainError } from '../platform/errors/index.js';

export class ModelNotFoundError extends DomainError {
  readonly code = 'model_not_found';
  readonly kind = 'not-found';

  constructor(modelVersion: string) {
    super(`There is no model ${modelVersion}. GET /api/v1/models?status=all lists those there are.`);
  }
}

/** Its file is gone or broken: the active model stays active. */
export class ModelUnusableError extends DomainError {
  readonly code = 'model_unusable';
  readonly kind = 'conflict';

  constructor(modelVersion: string, reason: string, cause?: unknown) {
    super(`Model ${modelVersion} cannot be used: ${reason}. The active model stays in use.`, {
      cause,
    });
  }
}

/** It did not pass the quality gate, or never came to it. */
export class ModelNotProvenError extends DomainError {
  readonly code = 'model_not_proven';
  readonly kind = 'conflict';

  constructor(modelVersion: string, reason: string) {
    super(
      `Model ${modelVersion} has not passed the quality gate: ${reason}. Send force=true to activate it all the same.`,
    );
  }
}
