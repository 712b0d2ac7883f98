import { DomainError, type FieldFault } from '../errors/index.js';

/** More than anybody mends at once; an answer must not outgrow its request. */
const MOST_FAULTS = 100;
const LONGEST_TEXT = 300;

/** The request breaks the contract; every bad field is named at once. */
export class InvalidRequestError extends DomainError {
  readonly code = 'invalid_request';
  readonly kind = 'invalid';

  constructor(found: readonly FieldFault[]) {
    const faults = found
      .slice(0, MOST_FAULTS)
      .map(({ field, message }) => ({ field: shortened(field), message: shortened(message) }));
    const rest = found.length > MOST_FAULTS ? [`and ${found.length - MOST_FAULTS} more`] : [];
    super([...faults.map(({ message }) => message), ...rest].join('; '), { faults });
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
