import { DomainError } from '../../platform/errors/index.js';

export class EmsSchemaError extends DomainError {
  readonly code = 'ems_schema_incomplete';
  readonly kind = 'unavailable';

  constructor(table: string) {
    super(
      `The database has no table "${table}": point DATABASE_URL at the EMS platform's database, or set METRICS_SOURCE=api.`,
      { retryAfterSeconds: 30 },
    );
  }
}
