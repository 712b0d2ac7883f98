import { DomainError } from '../../platform/errors/index.js';

export class FailureModelNotFoundError extends DomainError {
  readonly code = 'failure_model_not_found';
  readonly kind = 'not-found';

  constructor(version: string) {
    super(`There is no model of failures with the version ${version.slice(0, 100)}.`);
  }
}

export class FailureModelUnusableError extends DomainError {
  readonly code = 'failure_model_unusable';
  readonly kind = 'conflict';
}
