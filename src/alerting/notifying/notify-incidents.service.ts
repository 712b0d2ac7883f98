import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { type IncidentNotice, toStoredNotice } from './incident-notice.js';
import { NoticeQueue } from './queue/notice-queue.repository.js';
import { NoticeTargets, type TargetName } from './queue/notice-target.js';

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

  /** Whether there is anybody to be notified. */
  get isNeeded(): boolean {
    return !this.config.alerts.isObserveOnly && this.targetNames.length > 0;
  }

  /** Whenever an incident has begun, changed or ended. Call it once for many. */
  async notify(
    notices: readonly IncidentNotice[],
    isNews: (notice: IncidentNotice) => boolean,
  ): Promise<void> {
    if (!this.isNeeded) return;
    const added = notices.map((notice) => {
      return {
        key: notice.id,
        payload: toStoredNotice(notice),
        endedAt: notice.endedAt,
        isNews: isNews(notice),
      };
    });
    await this.queue.put(this.targetNames, added);
  }

  /** The incidents have become part of others. */
  async end(ids: readonly string[], at: Date): Promise<void> {
    if (this.isNeeded) await this.queue.end(ids, at);
  }

  private get targetNames(): readonly TargetName[] {
    return this.targets.all.map(({ name }) => name).filter((name) => name !== 'report');
  }
}
