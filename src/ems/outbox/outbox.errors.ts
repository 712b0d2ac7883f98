import { DomainError } from '../../platform/errors/index.js';

export class MessageNotFoundError extends DomainError {
  readonly code = 'outbox_message_not_found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`The outbox holds no message with the id ${id}.`);
  }
}

export class MessageNotParkedError extends DomainError {
  readonly code = 'outbox_message_not_parked';
  readonly kind = 'conflict';

  constructor(id: string, status: string) {
    super(`Message ${id} is ${status}; only a parked one can be sent again.`);
  }
}
