import type { Member } from '../../alerting/index.js';
import type { Severity } from '../../ml/index.js';
import { type MomentQuestion, type NoticedSign, READ_AFTER_MS } from '../moment/analysis.js';
import type { AnalysedIncident } from './incident-analysis.js';

/** What joins later says more of how it went on than of how it began. */
const BEGINS_WITHIN_MS = 30 * 60_000;
const MOST_FOCUS = 50;
/** What an event of the platform counts as where there are no rows: how many deviations its severity is worth. */
const DEVIATIONS: Readonly<Record<Severity, number>> = { low: 3, medium: 4, high: 6, critical: 8 };

/**
 * What is asked of an incident: why its members alarm together, or why the only one does, at the time at which the last of those showed that belong to the beginning of the worst.
 *
 * @param members - in the order in which they came
 * @returns undefined without any
 */
export function incidentQuestion(
  { leadingSubject }: Pick<AnalysedIncident, 'leadingSubject'>,
  members: readonly Member[],
  now: Date,
): MomentQuestion | undefined {
  const leading = members.find(({ subject }) => subject === leadingSubject) ?? members[0];
  if (leading === undefined) return undefined;
  // Which of several leads is chance: what was polled first.
  const entities = [...new Set([leading, ...members].map(({ entityId }) => entityId))];
  const startedMs = members.reduce(
    (least, { startedAt }) => Math.min(least, startedAt.getTime()),
    now.getTime(),
  );
  return {
    focus: entities.slice(0, MOST_FOCUS),
    target:
      entities.length > 1 ? undefined : { assetId: leading.entityId, metricName: leading.notice?.metricName },
    startedMs,
    atMs: momentOf(members, now),
    noticed: members.filter(({ source }) => source === 'platform').map(noticedOf),
  };
}

/** What was mild for an hour and has others join it is not what those are about: the beginning is that of the worst. */
function momentOf(members: readonly Member[], now: Date): number {
  const signs = members.map((member) => {
    return { atMs: Math.min(shownMs(member), now.getTime()), weight: DEVIATIONS[member.severity] };
  });
  const most = signs.reduce((worst, { weight }) => Math.max(worst, weight), 0);
  const firstMs = signs.reduce(
    (first, { atMs, weight }) => (weight === most ? Math.min(first, atMs) : first),
    Infinity,
  );
  return signs.reduce(
    (last, { atMs }) => (atMs <= firstMs + BEGINS_WITHIN_MS ? Math.max(last, atMs) : last),
    firstMs,
  );
}

/** When it showed: as it began, or, where what is read from then on ends before it was worst, when it was worst. */
function shownMs({ startedAt, notice }: Member): number {
  const startedMs = startedAt.getTime();
  const peakMs = notice?.peakAt?.getTime() ?? startedMs;
  return peakMs > startedMs + READ_AFTER_MS ? peakMs : startedMs;
}

function noticedOf({ entityId, kind, isDown, severity, startedAt }: Member): NoticedSign {
  return {
    assetId: entityId,
    what: kind,
    isDown,
    deviation: DEVIATIONS[severity],
    startedMs: startedAt.getTime(),
  };
}
