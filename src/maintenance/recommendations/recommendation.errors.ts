import { DomainError } from '../../platform/errors/index.js';

export class RecommendationNotFoundError extends DomainError {
  readonly code = 'recommendation_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`Nothing is recommended under the id ${id} now.`);
  }
}

export class InvalidMarkError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(field: string, message: string) {
    super(message, { faults: [{ field, message }] });
  }
}
