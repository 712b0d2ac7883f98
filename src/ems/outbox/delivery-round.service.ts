import { Inject, Injectable, Logger } from '@nestjs/common';
import { EmsAvailability } from '../availability/ems-availability.js';
import { EmsClient } from '../client/ems-client.service.js';
import type { DeliveryOutcome } from './delivery-outcome.js';
import { DeliveryQueue } from './delivery-queue.repository.js';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings.js';
import { MessageSender } from './message-sender.service.js';
import type { ClaimedMessage, MessageKind } from './outbox-message.js';
import { OutcomeRecorder } from './outcome-recorder.service.js';

/** One round of the dispatcher: claim what is due, deliver it, write down how it went. */
@Injectable()
export class DeliveryRound {
  private readonly logger = new Logger('Outbox');

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly client: EmsClient,
    private readonly sender: MessageSender,
    private readonly recorder: OutcomeRecorder,
    private readonly availability: EmsAvailability,
    @Inject(DISPATCH_SETTINGS) private readonly settings: DispatchSettings,
  ) {}

  /**
   * @param signal - aborts what is in hand; it is then tried again later
   * @returns how long to rest before the next round, ms
   * @throws what the database says when it does not answer; nothing is lost by that
   */
  async run(signal: AbortSignal): Promise<number> {
    if (this.availability.pauseLeftMs(performance.now()) > 0) await this.client.checkHealth();
    const pauseMs = this.availability.pauseLeftMs(performance.now());
    if (pauseMs > 0) return Math.min(pauseMs, this.settings.probeMs);
    // What waits becomes due by time alone; what is new is notified.
    const { intervalMs, idleMs } = this.settings;
    if (!(await this.queue.isAnyPending())) return idleMs;
    await this.recorder.parkOrphans();
    const batch: ClaimedMessage[] = [];
    for (const kind of ['event', 'alert', 'takeover', 'resolution'] as const)
      for (const message of await this.claim(kind)) batch.push(message);
    if (batch.length === 0) return intervalMs;
    await this.deliverAll(batch, signal);
    return 0;
  }

  /** Alerts one by one: EMS Core calls back for each, and does not say for which. */
  private async claim(kind: MessageKind): Promise<readonly ClaimedMessage[]> {
    const isOneByOne = kind === 'alert' || this.availability.isDoubtful;
    const most = isOneByOne ? 1 : this.settings.batchSize;
    // A message in hand must not wait for the rate limit, so no more are claimed than can go out now.
    const limit = Math.min(most, this.client.freePosts(kind));
    return limit === 0 ? [] : this.queue.claim(kind, limit, this.settings.leaseMs);
  }

  private async deliverAll(batch: readonly ClaimedMessage[], signal: AbortSignal): Promise<void> {
    const inHand = new Set(batch.map(({ id }) => id));
    const extend = (): void => {
      // When the database is away nobody else can claim either; the round itself reports it.
      this.queue.extendLeases([...inHand], this.settings.leaseMs).catch(() => undefined);
    };
    const leaseExtension = setInterval(extend, this.settings.leaseMs / 4);
    try {
      const ends = await Promise.allSettled(
        batch.map(async (message) => {
          const outcome = await this.sender.attemptDelivery(message, signal);
          inHand.delete(message.id);
          if (!signal.aborted) this.learn(outcome);
          await this.recorder.record(message, outcome);
        }),
      );
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    } finally {
      clearInterval(leaseExtension);
    }
  }

  private learn(outcome: DeliveryOutcome): void {
    const nowMs = performance.now();
    if (outcome.kind === 'unavailable') {
      if (this.availability.noteUndelivered(nowMs)) {
        this.logger.warn(`${outcome.reason}. Events and alerts wait in the outbox until it is back`);
      }
      return;
    }
    const awayMs = this.availability.noteDelivered(nowMs);
    if (awayMs !== undefined) {
      this.logger.log(`EMS Core is back after ${Math.round(awayMs / 1000)} s; delivering what waited`);
    }
  }
}
