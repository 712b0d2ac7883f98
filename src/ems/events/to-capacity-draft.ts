import type { CapacityNotice } from './capacity-notice.js';
import type { EmsEventDraft, EventSource } from './drafts.js';
import { startStamp, titleOf } from './event-title.js';
import { shortened, storable } from './plain-text.js';

const CAPACITY_CATEGORY = 'capacity';
const MAX_NAME = 200;
const MAX_SUMMARY = 2_000;

/**
 * Says that a limit will be reached, in the words of EMS Core. EMS Core merges events of one title for ever, and has no way to change one: an update and
 * the end of a warning are events of their own, with the same `correlationId`.
 */
export function toCapacityDraft(notice: CapacityNotice, source: EventSource): EmsEventDraft {
  const { warningId, assetId, warnedAt, revision, isWithdrawn, probability, limit, limitAt } = notice;
  return {
    source,
    assetId: storable(assetId),
    severity: isWithdrawn ? 'info' : 'warning',
    category: CAPACITY_CATEGORY,
    title: titleOf('Capacity: ', notice.metricName, ` · ${startStamp(warnedAt)}${endingOf(notice)}`),
    message: text(`${text(notice.assetName, MAX_NAME)}: ${notice.summary}`, MAX_SUMMARY),
    metadata: {
      detector: 'ml-service',
      warningId,
      assetName: text(notice.assetName, MAX_NAME),
      metricName: text(notice.metricName, MAX_NAME),
      revision,
      isWithdrawn,
      limit,
      unit: text(notice.unit, MAX_NAME),
      limitAt: limitAt.toISOString(),
      probability,
    },
    correlationId: warningId,
  };
}

function endingOf({ isWithdrawn, revision }: CapacityNotice): string {
  if (isWithdrawn) return ' · withdrawn';
  return revision === 1 ? '' : ` · update ${revision - 1}`;
}

function text(given: string, most: number): string {
  return shortened(storable(given), most);
}
