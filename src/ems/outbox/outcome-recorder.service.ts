import { Inject, Injectable, Logger } from '@nestjs/common';
import { backoffMs } from '../availability/backoff.js';
import { DeliveryQueue } from './delivery-queue.repository.js';
import type { DeliveryOutcome, Undelivered } from './delivery-outcome.js';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings.js';
import type { ClaimedMessage } from './outbox-message.js';

/** Writes down how an attempt ended, and decides when a message is given up. */
@Injectable()
export class OutcomeRecorder {
  private readonly logger = new Logger('Outbox');

  constructor(
    private readonly queue: DeliveryQueue,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  async record(message: ClaimedMessage, outcome: DeliveryOutcome): Promise<void> {
    if (outcome.kind === 'delivered') {
      await this.queue.markDelivered(message.id, outcome.emsId);
      return;
    }
    if (outcome.kind === 'dropped') {
      await this.queue.drop(message.id, outcome.reason);
      this.logger.log(`The ${message.kind} message ${message.id} is dropped: ${outcome.reason}`);
      return;
    }
    if (outcome.kind === 'unavailable' || outcome.kind === 'limited') {
      await this.queue.release(message.id, outcome);
      return;
    }
    if (outcome.kind === 'permanent' || (await this.isGivenUp(message))) {
      await this.park(message, outcome);
      return;
    }
    const { firstRefusalPauseMs, maxPauseMs } = this.settings;
    const delayMs = backoffMs(message.refusals + 1, firstRefusalPauseMs, maxPauseMs);
    await this.queue.refuse(message.id, { ...outcome, delayMs });
  }

  /** Parks the alerts whose event, and the resolutions whose alert, is parked, at the latest one round after it. */
  async parkOrphans(): Promise<void> {
    for (const { id, kind, reason } of await this.queue.parkOrphans()) {
      this.logger.log(`The ${kind} message ${id} is parked: ${reason}`);
    }
  }

  private async isGivenUp(message: ClaimedMessage): Promise<boolean> {
    const refusals = message.refusals + 1;
    if (refusals < this.settings.maxRefusals) return false;
    if (refusals >= this.settings.maxRefusalsWhenNothingPasses) return true;
    return !(await this.queue.isEverythingRefused(message));
  }

  private async park(message: ClaimedMessage, { reason, mayHaveArrived }: Undelivered): Promise<void> {
    await this.queue.park(message.id, reason, mayHaveArrived);
    this.logger.error(
      `EMS Core does not take ${message.kind} message ${message.id}, it is parked: ${reason} ` +
        `Once the cause is mended, send it again: POST /api/v1/ems/outbox/${message.id}/resend`,
    );
  }
}
