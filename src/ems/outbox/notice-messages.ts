import type { AnomalyNotice } from '../events/anomaly-notice.js';
import type { EmsEventDraft } from '../events/drafts.js';
import { eventSeverity } from '../events/event-severity.js';
import { identityOf } from '../events/to-event-draft.js';
import { toResolutionDraft } from '../events/to-resolution-draft.js';
import { businessImpact } from '../impact/business-impact.js';
import type {
  AlertedEpisode,
  NewAlertMessage,
  NewEventMessage,
  NewResolutionMessage,
} from './outbox-message.js';

/** @param completeSince - what began before it may have been announced without our knowing it any more */
export function eventMessage(
  notice: AnomalyNotice,
  payload: EmsEventDraft,
  completeSince: Date,
): NewEventMessage {
  const { episodeId } = notice;
  const identityKey = identityOf(payload);
  return { kind: 'event', episodeId, identityKey, payload, mayHaveArrived: notice.startedAt < completeSince };
}

export function alertMessage(notice: AnomalyNotice, completeSince: Date): NewAlertMessage {
  const severity = eventSeverity(notice.severity, notice.assetTier);
  const { score } = businessImpact({ severity, assetTier: notice.assetTier });
  return {
    kind: 'alert',
    episodeId: notice.episodeId,
    identityKey: `alert:${notice.episodeId}`,
    payload: { businessImpactScore: score },
    mayHaveArrived: notice.startedAt < completeSince,
  };
}

/** @param why - goes on after the title; that it has ended without it */
export function resolutionMessage(episode: AlertedEpisode, why?: string): NewResolutionMessage {
  const { episodeId } = episode;
  const identityKey = `resolution:${episodeId}`;
  return { kind: 'resolution', episodeId, identityKey, payload: toResolutionDraft(episode, why) };
}
