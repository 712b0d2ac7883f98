import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { AnomalyNotice } from '../events/anomaly-notice.js';
import { eventSource } from '../events/event-source.js';
import { eventSeverity, isAtLeast } from '../events/severity.js';
import type { EmsEventDraft } from '../events/drafts.js';
import { toResolutionDraft } from '../events/to-resolution-draft.js';
import { identityOf, toEventDraft, toRiseDraft } from '../events/to-event-draft.js';
import { businessImpact } from '../impact/business-impact.js';
import type {
  AlertedEpisode,
  NewAlertMessage,
  NewEventMessage,
  NewResolutionMessage,
} from './outbox-message.js';
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
    await this.addAlerts(notices);
  }

  /**
   * One further event for each severity above all that EMS Core was told of the episode, and an alert when the episode
   * has none and is severe enough now. An episode that was never announced is announced. Call it once for many.
   */
  async escalate(notices: readonly AnomalyNotice[]): Promise<void> {
    await this.outbox.addEvents(notices.map((notice) => this.eventOf(notice)));
    await this.outbox.addRises(notices.map((notice) => this.riseOf(notice)));
    await this.addAlerts(notices);
  }

  /**
   * The episodes have ended: resolves the alert that was raised for each, unless a person has taken it over meanwhile.
   * An episode without an alert has nothing to resolve.
   */
  async resolve(episodeIds: readonly string[]): Promise<void> {
    const alerted = await this.outbox.findAlerted(episodeIds);
    await this.outbox.addResolutions(alerted.map(resolutionOf));
  }

  private addAlerts(notices: readonly AnomalyNotice[]): Promise<void> {
    return this.outbox.addAlerts(notices.filter((notice) => this.deservesAlert(notice)).map(alertOf));
  }

  private deservesAlert({ severity }: AnomalyNotice): boolean {
    const { isAutoCreated, minSeverity } = this.config.alerts;
    return isAutoCreated && isAtLeast(severity, minSeverity);
  }

  private eventOf(notice: AnomalyNotice): NewEventMessage {
    return eventMessage(notice, toEventDraft(notice, eventSource(this.config.alerts.source)));
  }

  private riseOf(notice: AnomalyNotice): NewEventMessage {
    return eventMessage(notice, toRiseDraft(notice, eventSource(this.config.alerts.source)));
  }
}

function eventMessage({ episodeId }: AnomalyNotice, payload: EmsEventDraft): NewEventMessage {
  return { kind: 'event', episodeId, identityKey: identityOf(payload), payload };
}

function resolutionOf(episode: AlertedEpisode): NewResolutionMessage {
  const { episodeId } = episode;
  const identityKey = `resolution:${episodeId}`;
  return { kind: 'resolution', episodeId, identityKey, payload: toResolutionDraft(episode) };
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
