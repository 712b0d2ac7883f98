import { Injectable } from '@nestjs/common';
import { inSpan } from '../../platform/tracing/index.js';
import { EmsRateLimitedError, EmsRejectedError, EmsUnreachableError } from '../client/ems.errors.js';
import { EmsClient } from '../client/ems-client.service.js';
import { AlertInFlight } from '../impact/alert-in-flight.js';
import { DeliveryLookup, isUntouched } from './delivery-lookup.service.js';
import type { Delivered, DeliveryOutcome, Settled, Undelivered } from './delivery-outcome.js';
import type { ClaimedAlert, ClaimedMessage } from './outbox-message.js';

/**
 * Statuses that condemn the message itself: not sent because it breaks the contract (0), invalid, too large, unprocessable.
 * Any other 4xx may come from a gateway that is being set up (401, 403, 404) and is tried again.
 */
const FINAL_STATUSES = new Set([0, 400, 413, 422]);

/**
 * Brings one message to EMS Core, once: after an attempt without a clear answer it looks before it sends again, and
 * before it resolves an alert it always looks whether a person has taken it over. An alert has arrived when it also has
 * our business impact.
 */
@Injectable()
export class MessageSender {
  constructor(
    private readonly client: EmsClient,
    private readonly lookup: DeliveryLookup,
    private readonly inFlight: AlertInFlight,
  ) {}

  /** Never throws: every failure is an outcome. */
  attemptDelivery(message: ClaimedMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { id, kind, episodeId, traceParent: parent } = message;
    const attributes = { 'ems.message.id': id, 'ems.episode.id': episodeId };
    return inSpan(`deliver ${kind}`, { attributes, parent }, () => this.lookUpOrPost(message, signal));
  }

  private async lookUpOrPost(message: ClaimedMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    let settled: Settled | undefined;
    if (message.mayHaveArrived || message.kind === 'resolution' || message.kind === 'takeover') {
      try {
        settled = await this.lookup.findDelivered(message, signal);
      } catch (error) {
        return this.classifyLookupError(error, message, signal);
      }
    }
    try {
      settled ??= await this.post(message, signal);
    } catch (error) {
      return this.classifyPostError(error, signal);
    }
    if (message.kind !== 'alert' || settled.kind !== 'delivered') return settled;
    return this.rate(message, settled, signal);
  }

  private async post(message: ClaimedMessage, signal: AbortSignal): Promise<Delivered> {
    if (message.kind === 'event') {
      const event = await this.client.createEvent({ ...message.payload, id: message.id }, signal);
      return { kind: 'delivered', emsId: event.id };
    }
    if (message.kind === 'resolution') {
      const resolved = await this.client.resolveAlert(message.alertId, message.payload, signal);
      return { kind: 'delivered', emsId: resolved.id };
    }
    if (message.kind === 'takeover') {
      const taken = await this.client.acknowledgeAlert(message.alertId, message.payload.owner, signal);
      return { kind: 'delivered', emsId: taken.id };
    }
    const draft = { ...message.payload, eventId: message.eventId };
    const alert = await this.inFlight.during(draft.businessImpactScore, () =>
      this.client.createAlert(draft, signal),
    );
    return { kind: 'delivered', emsId: alert.id, alert };
  }

  /**
   * EMS Core takes the answer of its callback for the score, and that may have come from another process than this one,
   * or after the post was given up. What a person has taken over keeps the score it has.
   */
  private async rate(
    { payload }: ClaimedAlert,
    delivered: Delivered,
    signal: AbortSignal,
  ): Promise<DeliveryOutcome> {
    const { businessImpactScore: score } = payload;
    const { alert } = delivered;
    if (score === undefined || !alert || !isUntouched(alert)) return delivered;
    if (alert.businessImpactScore === score) return delivered;
    try {
      await this.client.rateAlert(alert.id, score, signal);
      return delivered;
    } catch (error) {
      return { ...(await this.classify(error, signal)), mayHaveArrived: true };
    }
  }

  /** Nothing new was sent, so the doubt about an earlier attempt stays. */
  private async classifyLookupError(
    error: unknown,
    { mayHaveArrived }: ClaimedMessage,
    signal: AbortSignal,
  ): Promise<Undelivered> {
    const outcome = await this.classify(error, signal);
    const kind = outcome.kind === 'permanent' ? 'refused' : outcome.kind;
    return { ...outcome, kind, mayHaveArrived };
  }

  private async classifyPostError(error: unknown, signal: AbortSignal): Promise<Undelivered> {
    const outcome = await this.classify(error, signal);
    if (!(error instanceof EmsRejectedError && FINAL_STATUSES.has(error.status))) return outcome;
    return { ...outcome, kind: 'permanent' };
  }

  private async classify(error: unknown, signal: AbortSignal): Promise<Undelivered> {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof EmsRateLimitedError) {
      return { kind: 'limited', reason, mayHaveArrived: false, delayMs: error.retryAfterMs };
    }
    if (error instanceof EmsRejectedError)
      return { kind: 'refused', reason, mayHaveArrived: false, delayMs: 0 };
    if (error instanceof EmsUnreachableError && !error.mayHaveArrived) {
      return { kind: 'unavailable', reason, mayHaveArrived: false, delayMs: 0 };
    }
    if (signal.aborted)
      return { kind: 'unavailable', reason: 'the service was stopped', mayHaveArrived: true, delayMs: 0 };
    // A 500 or a lost answer: an outage when EMS Core is not well, the message's own fault when it is.
    const { isHealthy } = await this.client.checkHealth();
    return { kind: isHealthy ? 'refused' : 'unavailable', reason, mayHaveArrived: true, delayMs: 0 };
  }
}
