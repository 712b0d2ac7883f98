import type { AnomalyNotice } from './anomaly-notice.js';
import type { EmsEventDraft, EventSource } from './drafts.js';
import { eventTitle, escalationTitle } from './event-title.js';
import { shortened, storable } from './plain-text.js';
import { DETECTOR } from './detector.js';
import { eventSeverity } from './event-severity.js';

export const EVENT_CATEGORY = 'anomaly';
/** Far below the body limit of EMS Core, and more than anybody reads. */
const MAX_REASON = 2_000;
const MAX_NAME = 200;
const MAX_CONTRIBUTIONS = 20;

/** Says an episode in the words of EMS Core. The result always satisfies its contract. */
export function toEventDraft(notice: AnomalyNotice, source: EventSource): EmsEventDraft {
  return {
    source,
    assetId: storable(notice.assetId),
    severity: eventSeverity(notice.severity, notice.assetTier),
    category: EVENT_CATEGORY,
    title: eventTitle(notice),
    message: messageOf(notice),
    metadata: metadataOf(notice),
    timestamp: notice.startedAt.toISOString(),
    correlationId: notice.episodeId,
  };
}

/** Says that the severity of an episode has risen. The title keeps EMS Core from adding it to the first event. */
export function toEscalationDraft(notice: AnomalyNotice, source: EventSource): EmsEventDraft {
  return { ...toEventDraft(notice, source), title: escalationTitle(notice, notice.severity) };
}

/** What EMS Core takes as one event, and adds up instead of storing it again. */
export function identityOf({ source, assetId, category, title }: EmsEventDraft): string {
  return `${source}:${assetId}:${category}:${title}`;
}

function messageOf(notice: AnomalyNotice): string {
  const { expected } = notice;
  if (!Number.isFinite(notice.value)) return missingMessageOf(notice);
  const seen = `${name(notice.assetName)}: ${name(notice.metricName)} is ${quantity(notice.value, notice.unit)}`;
  const usual = `expected ${figure(expected.low)} to ${figure(expected.high)}, usually ${figure(expected.median)}`;
  const score = `Score ${notice.score.toFixed(2)} (${notice.severity}).`;
  return `${seen}, ${usual}. ${score} ${reason(notice.reason)}`.trim();
}

/** Without a value there is nothing to compare with what was expected. */
function missingMessageOf({ assetName, metricName, reason: sentence }: AnomalyNotice): string {
  return `${name(assetName)}: ${reason(sentence) || `${name(metricName)} is missing`}`;
}

function metadataOf(notice: AnomalyNotice): EmsEventDraft['metadata'] {
  return {
    detector: DETECTOR,
    episodeId: notice.episodeId,
    assetName: name(notice.assetName),
    metricName: name(notice.metricName),
    direction: name(notice.direction),
    startedAt: notice.startedAt.toISOString(),
    severity: notice.severity,
    score: finite(notice.score),
    value: finite(notice.value),
    unit: name(notice.unit),
    expected: {
      low: finite(notice.expected.low),
      median: finite(notice.expected.median),
      high: finite(notice.expected.high),
    },
    reason: reason(notice.reason),
    modelVersion: notice.modelVersion === null ? null : name(notice.modelVersion),
    contributions: notice.contributions.slice(0, MAX_CONTRIBUTIONS).map((contribution) => ({
      feature: name(contribution.feature),
      share: finite(contribution.share),
      direction: name(contribution.direction),
    })),
  };
}

function name(text: string): string {
  return shortened(storable(text), MAX_NAME);
}

function reason(text: string): string {
  return shortened(storable(text), MAX_REASON);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'unknown';
}

function quantity(value: number, unit: string): string {
  return `${figure(value)} ${name(unit)}`.trim();
}
