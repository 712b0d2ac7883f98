import { DomainError, type FieldFault } from '../errors/index.js';

/** The request breaks the contract; every bad field is named at once. */
export class InvalidRequestError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(faults: readonly FieldFault[]) {
    super(faults.map(({ message }) => message).join('; '), { faults });
  }
}
