import type { Incident } from '../incident.js';
import type { MemberFigures } from '../member-figures.js';
import type { Member } from '../member.js';
import { incidentPriority, type PastFeedback } from './incident-priority.js';

/** What is known of an incident beside its members. */
export interface IncidentContext {
  readonly previous: Incident | undefined;
  readonly feedback: PastFeedback;
  readonly now: Date;
}

/** An incident, made of what its members come to. */
export function incidentOf(
  id: string,
  figures: MemberFigures,
  { previous, feedback, now }: IncidentContext,
): Incident {
  const { nMembers, nEntities, nSuppressed, severity, startedAt, lastAt, endedAt, notable } = figures;
  const leading = leadingOf(notable, previous);
  const contributions = incidentPriority(figures, feedback, now);
  return {
    ...{ id, severity, startedAt, lastAt, endedAt, nMembers, nEntities, nSuppressed, contributions },
    status: endedAt === null ? 'open' : 'closed',
    priority: contributions.reduce((sum, { value }) => sum + value, 0),
    summary: summaryOf(leading, nMembers, nEntities),
    leadingSubject: leading.subject,
    mergedInto: null,
    ...standingOf(previous),
  };
}

/** What became of it outside. */
function standingOf(
  previous: Incident | undefined,
): Pick<Incident, 'alertedEpisodeId' | 'acknowledgedAt' | 'acknowledgedBy'> {
  if (previous === undefined) return { alertedEpisodeId: null, acknowledgedAt: null, acknowledgedBy: null };
  const { alertedEpisodeId, acknowledgedAt, acknowledgedBy } = previous;
  return { alertedEpisodeId, acknowledgedAt, acknowledgedBy };
}

/** The one that led before; else the first of ours that is announced, the first that is announced, or the first. */
function leadingOf(members: readonly [Member, ...Member[]], previous: Incident | undefined): Member {
  const before = members.find(({ subject }) => subject === previous?.leadingSubject);
  if (before !== undefined && before.announcedAt !== null) return before;
  const announced = members.filter(({ announcedAt }) => announcedAt !== null);
  return announced.find(({ notice }) => notice !== null) ?? announced[0] ?? before ?? members[0];
}

function summaryOf({ entityName, entityId, text }: Member, nMembers: number, nEntities: number): string {
  const first = `${entityName ?? entityId}: ${text}`;
  if (nMembers === 1) return first;
  const where = nEntities === 1 ? 'there' : `on ${nEntities} entities`;
  return `${first} (${nMembers} in all, ${where})`;
}
