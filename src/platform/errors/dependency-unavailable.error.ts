import { DomainError } from './domain-error.js';

/** Something the service depends on (the database, EMS Core, the disk) cannot be used right now. */
export class DependencyUnavailableError extends DomainError {
  readonly code = 'dependency_unavailable';
  readonly kind = 'unavailable';

  constructor(dependency: string, cause: unknown) {
    super(
      `${dependency} is not available right now: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
        retryAfterSeconds: 10,
      },
    );
  }
}
