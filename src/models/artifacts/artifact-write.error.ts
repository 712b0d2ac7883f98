import { DomainError } from '../../platform/errors/index.js';

export class ArtifactWriteError extends DomainError {
  readonly code = 'artifact_not_written';
  readonly kind = 'unavailable';

  constructor(path: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The model could not be written to ${path}: ${reason}. The active model stays in use.`, {
      cause,
      retryAfterSeconds: 60,
    });
  }
}
