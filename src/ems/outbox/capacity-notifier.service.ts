import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { CapacityNotice } from '../events/capacity-notice.js';
import { eventSource } from '../events/event-source.js';
import { toCapacityDraft } from '../events/to-capacity-draft.js';
import { identityOf } from '../events/to-event-draft.js';
import { OutboxRepository } from './outbox.repository.js';

/**
 * Puts warnings of limits into the outbox, inside the transaction of the caller: events, never alerts. Saying the same twice changes nothing. With
 * OBSERVE_ONLY nothing is put there.
 */
@Injectable()
export class CapacityNotifier {
  constructor(
    private readonly outbox: OutboxRepository,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  async warn(notices: readonly CapacityNotice[]): Promise<void> {
    if (this.config.alerts.isObserveOnly) return;
    const source = eventSource(this.config.alerts.source);
    await this.outbox.addNotices(
      notices.map((notice) => {
        const payload = toCapacityDraft(notice, source);
        const identityKey = identityOf(payload);
        return { kind: 'event', episodeId: notice.warningId, identityKey, payload, mayHaveArrived: false };
      }),
    );
  }
}
