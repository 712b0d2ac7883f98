import { Injectable } from '@nestjs/common';
import { EmsServerError } from '../client/ems.errors.js';
import { EmsClient } from '../client/ems-client.service.js';
import type { EmsAlert, EmsAlertWithEvent, EmsPage } from '../client/ems-types.js';
import { Clock } from '../../platform/clock/index.js';
import { isOfSameEpisode } from '../events/event-title.js';
import type { Settled } from './delivery-outcome.js';
import type {
  ClaimedAlert,
  ClaimedEvent,
  ClaimedMessage,
  ClaimedResolution,
  ClaimedTakeover,
} from './outbox-message.js';

const DAY_MS = 86_400_000;
const FIRST_LIMIT = 1_000;

/** Looks in EMS Core whether a message has arrived already, or has nothing left to do there. */
@Injectable()
export class DeliveryLookup {
  constructor(
    private readonly client: EmsClient,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when the message still has to be sent */
  async findDelivered(message: ClaimedMessage, signal: AbortSignal): Promise<Settled | undefined> {
    if (message.kind === 'resolution') return assessAlert(message, await this.findById(message, signal));
    if (message.kind === 'takeover') return assessOwner(message, await this.findById(message, signal));
    if (message.kind === 'alert') {
      const alert = await this.findAlert(message, signal);
      return alert && { kind: 'delivered', emsId: alert.id, alert };
    }
    const emsId = await this.findEvent(message, signal);
    return emsId === undefined ? undefined : { kind: 'delivered', emsId };
  }

  private async findEvent(message: ClaimedEvent, signal: AbortSignal): Promise<string | undefined> {
    return (await this.isKnownById(message, signal)) ? message.id : this.findEventByIdentity(message, signal);
  }

  private async isKnownById({ id }: ClaimedEvent, signal: AbortSignal): Promise<boolean> {
    try {
      return (await this.client.findEvent(id, signal)) !== undefined;
    } catch (error) {
      // An installation with other ids answers 500 to a UUID; its list still shows it.
      if (error instanceof EmsServerError) return false;
      throw error;
    }
  }

  /**
   * For an EMS Core that gave the event an id of its own, or got it from an installation before this one. Its time is that
   * of the beginning, or of the post in earlier versions. A day on both sides covers any wall clock.
   */
  private async findEventByIdentity(message: ClaimedEvent, signal: AbortSignal): Promise<string | undefined> {
    const { createdAt, payload } = message;
    const { source, assetId, category, title, timestamp = createdAt.toISOString() } = payload;
    const beganMs = Math.min(createdAt.getTime(), Date.parse(timestamp));
    const during = {
      from: new Date(beganMs - DAY_MS),
      to: new Date(this.clock.now().getTime() + DAY_MS),
    };
    const found = await findInList(
      (limit) => this.client.listEvents({ source, assetId, during, limit }, signal),
      (event) => event.title === title && event.category === category,
    );
    return found?.id;
  }

  /** An installation before this one may have opened it on another event of the episode. */
  private findAlert(message: ClaimedAlert, signal: AbortSignal): Promise<EmsAlert | undefined> {
    return findInList(
      (limit) => this.client.listAlerts({ limit }, signal),
      (alert) => alert.eventId.toLowerCase() === message.eventId.toLowerCase() || isOfEpisode(alert, message),
    );
  }

  /** Only the list of alerts is known for sure to exist. Nearly always the alert is among the open ones, a far shorter list than all. */
  private async findById(
    { alertId }: ClaimedResolution | ClaimedTakeover,
    signal: AbortSignal,
  ): Promise<EmsAlert | undefined> {
    const isIt = ({ id }: EmsAlert): boolean => id.toLowerCase() === alertId.toLowerCase();
    const listOf =
      (status?: string) =>
      (limit: number): Promise<EmsPage<EmsAlert>> =>
        this.client.listAlerts({ status, limit }, signal);
    return (await findInList(listOf('open'), isIt)) ?? (await findInList(listOf(), isIt));
  }
}

function isOfEpisode({ assetId, title }: EmsAlertWithEvent, message: ClaimedAlert): boolean {
  return assetId === message.assetId && title !== null && isOfSameEpisode(title, message.eventTitle);
}

/** Whether no person has taken the alert over. */
export function isUntouched({ status, owner }: EmsAlert): boolean {
  return status === 'open' && owner === null;
}

/** Our own notes show that an earlier attempt got through; anything but an open, ownerless alert is a person's by now. */
function assessAlert(
  { alertId, payload }: ClaimedResolution,
  alert: EmsAlert | undefined,
): Settled | undefined {
  if (alert === undefined) return { kind: 'dropped', reason: `EMS Core holds no alert ${alertId} any more` };
  if (alert.resolutionNotes === payload.resolutionNotes) return { kind: 'delivered', emsId: alert.id };
  if (isUntouched(alert)) return undefined;
  const owner = alert.owner === null ? '' : ` and belongs to ${alert.owner}`;
  return { kind: 'dropped', reason: `alert ${alert.id} is ${alert.status}${owner}; it is left as it is` };
}

/** Whoever owns it, and whatever was done about it, stays. */
function assessOwner(
  { alertId, payload }: ClaimedTakeover,
  alert: EmsAlert | undefined,
): Settled | undefined {
  if (alert === undefined) return { kind: 'dropped', reason: `EMS Core holds no alert ${alertId} any more` };
  if (alert.owner === payload.owner) return { kind: 'delivered', emsId: alert.id };
  if (isUntouched(alert)) return undefined;
  return { kind: 'dropped', reason: `alert ${alert.id} is ${alert.status} already; it is left as it is` };
}

/** Asks again with a larger limit instead of paging: rows may change places between two pages. */
async function findInList<Item>(
  list: (limit: number) => Promise<EmsPage<Item>>,
  isIt: (item: Item) => boolean,
): Promise<Item | undefined> {
  for (let limit = FIRST_LIMIT; ;) {
    const page = await list(limit);
    const found = page.items.find(isIt);
    if (found !== undefined || page.items.length < limit) return found;
    limit = Math.max(page.total + FIRST_LIMIT, limit * 10);
  }
}
