import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { AnomalyNotice } from '../events/anomaly-notice.js';
import { eventSource } from '../events/event-source.js';
import { eventSeverity, isAtLeast } from '../events/severity.js';
import { identityOf, toEventDraft } from '../events/to-event-draft.js';
import { businessImpact } from '../impact/business-impact.js';
import type { NewAlertMessage, NewEventMessage } from './outbox-message.js';
import { OutboxRepository } from './outbox.repository.js';

/**
 * Puts anomalies into the outbox, inside the transaction of the caller: what is stored is delivered, and what is rolled
 * back never was. Saying the same twice changes nothing.
 */
@Injectable()
export class EmsNotifier {
  constructor(
    private readonly outbox: OutboxRepository,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** One event for each episode, and an alert for each that is severe enough. Call it once for many. */
  async announce(notices: readonly AnomalyNotice[]): Promise<void> {
    await this.outbox.addEvents(notices.map((notice) => this.eventOf(notice)));
    await this.outbox.addAlerts(notices.filter((notice) => this.deservesAlert(notice)).map(alertOf));
  }

  /**
   * An alert for an episode that became severe after it was announced. There is at most one alert for an episode, and
   * none when its severity is below the setting or alerts are switched off.
   */
  async raiseAlert(notice: AnomalyNotice): Promise<void> {
    if (!this.deservesAlert(notice)) return;
    await this.announce([notice]);
  }

  private deservesAlert({ severity }: AnomalyNotice): boolean {
    const { isAutoCreated, minSeverity } = this.config.alerts;
    return isAutoCreated && isAtLeast(severity, minSeverity);
  }

  private eventOf(notice: AnomalyNotice): NewEventMessage {
    const payload = toEventDraft(notice, eventSource(this.config.alerts.source));
    return { kind: 'event', episodeId: notice.episodeId, identityKey: identityOf(payload), payload };
  }
}

function alertOf(notice: AnomalyNotice): NewAlertMessage {
  const severity = eventSeverity(notice.severity, notice.assetTier);
  const { score } = businessImpact({ severity, assetTier: notice.assetTier });
  return {
    kind: 'alert',
    episodeId: notice.episodeId,
    identityKey: `alert:${notice.episodeId}`,
    payload: { businessImpactScore: score },
  };
}
