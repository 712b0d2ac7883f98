import type { Episode, OutboxMessage } from '../../ml-api.js';

/** Whether EMS Core has an episode. */
export interface Delivery {
  readonly state: 'delivered' | 'waiting' | 'refused' | 'not announced';
  /** What the state means for somebody who relies on EMS Core. */
  readonly detail: string;
}

/** @param undelivered messages of the outbox that are pending or parked */
export function deliveryOf(episode: Episode, undelivered: readonly OutboxMessage[]): Delivery {
  const own = undelivered.filter(({ episodeId }) => episodeId === episode.id);
  const parked = own.find(({ status }) => status === 'parked');
  if (parked) return { state: 'refused', detail: parked.reason ?? 'EMS Core refused it for good.' };
  if (own.length > 0)
    return { state: 'waiting', detail: own[0]?.reason ?? 'It is sent to EMS Core shortly.' };
  if (episode.announcedSeverity === null)
    return {
      state: 'not announced',
      detail: 'EMS Core does not have it: it was suppressed, or nothing is sent.',
    };
  return { state: 'delivered', detail: `EMS Core has it as ${episode.announcedSeverity}.` };
}
