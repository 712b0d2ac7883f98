import type { EmsAlertWithEvent } from '../../ems/index.js';
import type { TakenSignal } from '../signals/new-signal.js';
import { signalOfEvent } from '../signals/platform/platform-event.js';

/** What an alert is about: its asset, or an entity of its own where it has none. */
export function entityOf({ assetId, eventId }: EmsAlertWithEvent): string {
  return assetId ?? `event:${eventId}`;
}

/**
 * An alert as the signal that it would be, had it come in when it was created.
 *
 * @param place - among the others, by which it is known
 */
export function signalOfAlert(alert: EmsAlertWithEvent, place: number): TakenSignal {
  const createdAt = new Date(alert.createdAtMs);
  const { source = '', severity = '', category = alert.eventId, message = '' } = alert.event ?? {};
  const signal = signalOfEvent({
    ...{ source, severity, category, message, id: alert.eventId, occurrenceCount: 1 },
    ...{ assetId: alert.assetId, assetName: null, title: alert.title ?? '' },
    ...{ firstAt: createdAt, lastAt: createdAt },
  });
  return {
    ...signal,
    ...{ id: place, ordinal: place, subject: String(place), takenAt: createdAt, entityId: entityOf(alert) },
  };
}
