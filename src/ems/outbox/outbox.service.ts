import { Inject, Injectable } from '@nestjs/common';
import { noteBefore } from '../../platform/audit/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { isUuid } from '../../platform/ids/index.js';
import type { OutboxCounts } from './outbox-message.js';
import { MessageNotFoundError, MessageNotParkedError } from './outbox.errors.js';
import {
  type ListedMessage,
  type MessagePage,
  type MessagePageRequest,
  OutboxListing,
} from './outbox-listing.repository.js';
import { OutboxRepository } from './outbox.repository.js';

/** How the delivery to EMS Core is doing, and a second try for what was given up. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly outbox: OutboxRepository,
    private readonly listing: OutboxListing,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** Nothing is put into it and nothing is sent. */
  get isObserveOnly(): boolean {
    return this.config.alerts.isObserveOnly;
  }

  counts(): Promise<OutboxCounts> {
    return this.outbox.counts();
  }

  list(request: MessagePageRequest): Promise<MessagePage> {
    return this.listing.findPage(request);
  }

  /**
   * @returns the messages that will be sent: the one asked for and the parked ones of its episode
   * @throws MessageNotFoundError, MessageNotParkedError
   */
  async resend(id: string): Promise<readonly ListedMessage[]> {
    if (!isUuid(id)) throw new MessageNotFoundError(id);
    const due = await this.listing.unpark(id);
    if (due.length > 0) {
      noteBefore({ status: 'parked' });
      return due;
    }
    const message = await this.listing.findMessage(id);
    if (!message) throw new MessageNotFoundError(id);
    throw new MessageNotParkedError(id, message.status);
  }
}
