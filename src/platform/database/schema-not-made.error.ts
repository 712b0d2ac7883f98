import { DomainError } from '../errors/index.js';

/** The role may not make a schema; it is tried again, since an administrator may do so meanwhile. */
export class SchemaNotMadeError extends DomainError {
  readonly code = 'schema_not_made';
  readonly kind = 'unavailable';

  constructor(schema: string, cause: Error) {
    super(
      `Schema ${schema} is missing and the role of DATABASE_URL may not make it (${cause.message}). As an administrator: ` +
        `CREATE SCHEMA ${schema} AUTHORIZATION that role; or keep all own tables in one schema that it owns, with ML_SCHEMA`,
      { cause, retryAfterSeconds: 10 },
    );
  }
}
