import { DomainError } from '../../platform/errors/index.js';

export class IncidentNotFoundError extends DomainError {
  readonly code = 'incident_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`There is no incident with the id ${id}.`);
  }
}

export class InvalidIncidentRequestError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(field: string, message: string) {
    super(message, { faults: [{ field, message }] });
  }
}

export class IncidentConflictError extends DomainError {
  readonly code = 'incident_conflict';
  readonly kind = 'conflict';
}
