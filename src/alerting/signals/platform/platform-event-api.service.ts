import { Injectable } from '@nestjs/common';
import { EmsClient, type EmsEvent } from '../../../ems/index.js';
import type { PlatformEvent, PlatformReading, ResolvedAlert } from './platform-event.js';

/** Each answer holds so many, the newest first. */
const PER_PAGE = 500;
/** What is beyond, in a storm, is not seen over the API. */
const MOST_PAGES = 4;
/** The API selects events by when they came first: of those of the last day it is seen that they come again. */
const DAY_MS = 24 * 3_600_000;

/** Reads the platform's own events and the ends of its alerts over its REST API, where there is no database to read. */
@Injectable()
export class PlatformEventApi {
  constructor(private readonly client: EmsClient) {}

  /** What came, came again or was resolved after an instant. */
  async read(after: Date, now: Date): Promise<PlatformReading> {
    const events = await this.readEvents(after, now);
    return { events, resolved: await this.readResolved(after), isMore: false };
  }

  private async readEvents(after: Date, now: Date): Promise<readonly PlatformEvent[]> {
    const during = { from: new Date(after.getTime() - DAY_MS), to: now };
    const found: PlatformEvent[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items } = await this.client.listEvents({ during, limit: PER_PAGE, offset: page * PER_PAGE });
      for (const event of items.map(toPlatformEvent))
        if (event !== undefined && event.lastAt > after) found.push(event);
      const oldestMs = items.at(-1)?.timestampMs ?? 0;
      if (items.length < PER_PAGE || oldestMs <= after.getTime()) break;
    }
    return found;
  }

  /** Among the newest alerts, which are those that are resolved as a rule. */
  private async readResolved(after: Date): Promise<readonly ResolvedAlert[]> {
    const { items } = await this.client.listAlerts({ limit: PER_PAGE });
    return items.flatMap(({ event, assetName, resolvedAtMs }): readonly ResolvedAlert[] => {
      const known = event === null ? undefined : toPlatformEvent(event);
      if (known === undefined || !(resolvedAtMs > after.getTime())) return [];
      return [{ ...known, assetName, resolvedAt: new Date(resolvedAtMs) }];
    });
  }
}

/** @returns undefined for one of ours, or without a time */
function toPlatformEvent(event: EmsEvent): PlatformEvent | undefined {
  const { timestampMs, lastMs } = event;
  if (event.isOurs || timestampMs === null) return undefined;
  return {
    ...event,
    assetName: null,
    firstAt: new Date(timestampMs),
    lastAt: new Date(lastMs ?? timestampMs),
  };
}
