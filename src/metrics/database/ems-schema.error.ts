import { DomainError } from '../../platform/errors/index.js';

export class EmsSchemaError extends DomainError {
  readonly code = 'ems_schema_incomplete';
  readonly kind = 'unavailable';

  /** @param fault what is missing, a sentence without its full stop */
  constructor(fault: string) {
    super(
      `${fault}. Let DATABASE_URL lead to the EMS platform's database as a role that may read it, or set METRICS_SOURCE=api.`,
      { retryAfterSeconds: 30 },
    );
  }
}
