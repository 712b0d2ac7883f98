import type { ListedIncident } from '../incidents/listing/incident-listing.repository.js';
import type { NextLook, SuppressedGroup } from './shift-report.js';

const MOST_LOOKS = 5;
const HOUR_MS = 3_600_000;
/** A shift. */
const LONG_MS = 8 * HOUR_MS;

/** What somebody who takes over had better look at: what nobody has taken, what goes on for long, what is suppressed and still wrong. */
export function nextLooks(
  open: readonly ListedIncident[],
  suppressed: readonly SuppressedGroup[],
  nowMs: number,
): readonly NextLook[] {
  const untaken = open.filter(({ acknowledgedAt }) => acknowledgedAt === null).slice(0, MOST_LOOKS);
  const long = open.filter(
    (one) => one.acknowledgedAt !== null && nowMs - one.startedAt.getTime() >= LONG_MS,
  );
  const nHidden = suppressed.reduce((sum, { openCount }) => sum + openCount, 0);
  return [
    ...untaken.map(({ id, summary, priority }) => ({
      incidentId: id,
      text: `Nobody has taken it yet (priority ${priority}): ${summary}`,
    })),
    ...long.slice(0, MOST_LOOKS).map(({ id, summary, acknowledgedBy, startedAt }) => ({
      incidentId: id,
      text: `With ${acknowledgedBy ?? 'somebody'} for long, open for ${Math.floor((nowMs - startedAt.getTime()) / HOUR_MS)} hours: ${summary}`,
    })),
    ...(nHidden === 0
      ? []
      : [
          {
            incidentId: null,
            text: `${nHidden} suppressed alert(s) still go on; see what is suppressed and why.`,
          },
        ]),
  ];
}
