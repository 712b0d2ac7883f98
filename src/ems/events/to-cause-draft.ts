import { DETECTOR } from './detector.js';
import type { EmsEventDraft } from './drafts.js';
import { titleOf } from './event-title.js';
import { EVENT_CATEGORY } from './to-event-draft.js';

/** Why an incident is there. */
export interface IncidentCause {
  readonly incidentId: string;
  /** A sentence. */
  readonly text: string;
  /** Undefined where the cause is no asset of the platform. */
  readonly assetId: string | undefined;
}

/** The event that leads an incident, as EMS Core has it. */
export interface LeadingEvent {
  readonly eventId: string;
  readonly payload: Pick<EmsEventDraft, 'source' | 'assetId' | 'title'>;
}

/** What is said of a cause in the metadata of an event. */
export function causeMetadata({ text, assetId }: IncidentCause): Readonly<Record<string, unknown>> {
  return { rootCause: { assetId: assetId ?? null, reason: text } };
}

/**
 * Says the cause of an incident of which EMS Core knows already. EMS Core has no way to change an event, nor the root cause of an alert: it is an event of
 * its own, put to the first by `parentEventId` and to the incident by `correlationId`, and no reason to be woken up.
 */
export function toCauseDraft(cause: IncidentCause, { eventId, payload }: LeadingEvent): EmsEventDraft {
  const { source, assetId, title } = payload;
  return {
    source,
    assetId,
    severity: 'info',
    category: EVENT_CATEGORY,
    title: titleOf('', title, ' · root cause'),
    message: cause.text,
    metadata: { detector: DETECTOR, incidentId: cause.incidentId, ...causeMetadata(cause) },
    correlationId: cause.incidentId,
    parentEventId: eventId,
  };
}
