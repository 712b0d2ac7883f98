import { DomainError } from '../platform/errors/index.js';

export class NoSuchIncidentError extends DomainError {
  readonly code = 'incident_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`There is no incident with the id ${id}.`);
  }
}

export class InvalidCauseFeedbackError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(field: string, message: string) {
    super(message, { faults: [{ field, message }] });
  }
}
