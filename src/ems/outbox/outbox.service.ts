import { Injectable } from '@nestjs/common';
import type { OutboxCounts } from './outbox-message.js';
import { OutboxRepository } from './outbox.repository.js';

/** How the delivery to EMS Core is doing, for health and the start-up summary. */
@Injectable()
export class OutboxService {
  constructor(private readonly outbox: OutboxRepository) {}

  counts(): Promise<OutboxCounts> {
    return this.outbox.counts();
  }
}
