import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { type IncidentNotice, toStoredNotice } from './incident-notice.js';
import { NoticeQueue } from './queue/notice-queue.repository.js';
import { NoticeTargets } from './queue/notice-target.js';

/**
 * Lets other tools know of incidents, inside the transaction of the caller: what is stored is delivered, and what is rolled back never was.
 * Saying the same twice changes nothing. With OBSERVE_ONLY nobody is notified.
 */
@Injectable()
export class NotifyIncidents {
  constructor(
    private readonly queue: NoticeQueue,
    private readonly targets: NoticeTargets,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** Whenever an incident has begun, changed or ended. Call it once for many. */
  async notify(notices: readonly IncidentNotice[]): Promise<void> {
    if (this.config.alerts.isObserveOnly) return;
    const names = this.targets.all.map(({ name }) => name).filter((name) => name !== 'report');
    await this.queue.put(
      names,
      notices.map((notice) => ({ key: notice.id, payload: toStoredNotice(notice), endedAt: notice.endedAt })),
    );
  }
}
