import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Installation } from '../../platform/database/index.js';
import type { AnomalyNotice } from '../events/anomaly-notice.js';
import { eventSource } from '../events/event-source.js';
import { isAtLeast } from '../../ml/index.js';
import { toEventDraft, toEscalationDraft } from '../events/to-event-draft.js';
import { alertMessage, eventMessage, resolutionMessage } from './notice-messages.js';
import { OutboxRepository } from './outbox.repository.js';

/**
 * Puts anomalies into the outbox, inside the transaction of the caller: what is stored is delivered, and what is rolled
 * back never was. Saying the same twice changes nothing. With OBSERVE_ONLY nothing is put there.
 */
@Injectable()
export class EmsNotifier {
  constructor(
    private readonly outbox: OutboxRepository,
    private readonly installation: Installation,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** One event for each episode, and an alert for each that is severe enough. Call it once for many. */
  async announce(notices: readonly AnomalyNotice[]): Promise<void> {
    if (this.isQuiet(notices)) return;
    const completeSince = await this.installation.completeSince();
    await this.addOpenings(notices, completeSince);
    await this.addAlerts(notices, completeSince);
  }

  /**
   * One further event for each severity above all that were announced of the episode, and an alert when the episode
   * has none and is severe enough now. An episode that was never announced is announced. Call it once for many.
   */
  async escalate(notices: readonly AnomalyNotice[]): Promise<void> {
    if (this.isQuiet(notices)) return;
    const completeSince = await this.installation.completeSince();
    await this.addOpenings(notices, completeSince);
    await this.addEscalations(notices, completeSince);
    await this.addAlerts(notices, completeSince);
  }

  /**
   * The episodes have ended: resolves the alert that was raised for each, unless a person has taken it over meanwhile.
   * An episode without an alert has nothing to resolve.
   */
  async resolve(episodeIds: readonly string[]): Promise<void> {
    if (this.isQuiet(episodeIds)) return;
    const alerted = await this.outbox.findAlerted(episodeIds);
    await this.outbox.addResolutions(alerted.map((episode) => resolutionMessage(episode)));
  }

  private isQuiet(messages: readonly unknown[]): boolean {
    return messages.length === 0 || this.config.alerts.isObserveOnly;
  }

  private addOpenings(notices: readonly AnomalyNotice[], completeSince: Date): Promise<void> {
    const source = eventSource(this.config.alerts.source);
    return this.outbox.addEvents(
      notices.map((notice) => eventMessage(notice, toEventDraft(notice, source), completeSince)),
    );
  }

  private addEscalations(notices: readonly AnomalyNotice[], completeSince: Date): Promise<void> {
    const source = eventSource(this.config.alerts.source);
    return this.outbox.addEscalations(
      notices.map((notice) => eventMessage(notice, toEscalationDraft(notice, source), completeSince)),
    );
  }

  private addAlerts(notices: readonly AnomalyNotice[], completeSince: Date): Promise<void> {
    const worthy = notices.filter((notice) => this.deservesAlert(notice));
    return this.outbox.addAlerts(worthy.map((notice) => alertMessage(notice, completeSince)));
  }

  private deservesAlert({ severity }: AnomalyNotice): boolean {
    const { isAutoCreated, minSeverity } = this.config.alerts;
    return isAutoCreated && isAtLeast(severity, minSeverity);
  }
}
