import { isAtLeast, type Severity } from '../../../ml/index.js';
import type { Incident } from '../incident.js';
import type { Member } from '../member.js';
import { incidentPriority, type PastFeedback } from './incident-priority.js';

/** What is known of an incident beside its members. */
export interface IncidentContext {
  readonly previous: Incident | undefined;
  readonly feedback: PastFeedback;
  readonly now: Date;
}

/** What keeps away what would be announced otherwise; a repeat is announced already. */
const HIDDEN: ReadonlySet<string> = new Set(['silence', 'behind', 'waiting']);

/**
 * An incident, made of its members. It is as severe as the worst of them that goes on; once all is over, as the worst of all.
 *
 * @param members - at least one, in the order in which they began
 */
export function incidentOf(
  id: string,
  members: readonly [Member, ...Member[]],
  { previous, feedback, now }: IncidentContext,
): Incident {
  const open = members.filter(({ endedAt }) => endedAt === null);
  const isOpen = open.length > 0;
  const leading = leadingOf(members, previous);
  const severity = worstOf(isOpen ? open : members);
  const startedAt = earliest(members.map((one) => one.startedAt));
  const endedAt = isOpen ? null : latest(members.map((one) => one.endedAt ?? one.lastAt));
  const contributions = incidentPriority(members, { severity, startedAt, endedAt: endedAt ?? now, feedback });
  const entities = new Set(members.map(({ entityId }) => entityId));
  return {
    id,
    status: isOpen ? 'open' : 'closed',
    severity,
    priority: contributions.reduce((sum, { value }) => sum + value, 0),
    contributions,
    summary: summaryOf(leading, members.length, entities.size),
    startedAt,
    lastAt: latest(members.map((one) => one.lastAt)),
    endedAt,
    nMembers: members.length,
    nEntities: entities.size,
    nSuppressed: members.filter(isHidden).length,
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

/** Whether it is not announced for a reason that may end. */
export function isHidden({ announcedAt, suppression }: Member): boolean {
  return announcedAt === null && suppression !== null && HIDDEN.has(suppression.reasonKind);
}

/** The one that led before; else the first of ours that is announced, the first that is announced, or the first. */
function leadingOf(members: readonly [Member, ...Member[]], previous: Incident | undefined): Member {
  const before = members.find(({ subject }) => subject === previous?.leadingSubject);
  if (before !== undefined && before.announcedAt !== null) return before;
  const announced = members.filter(({ announcedAt }) => announcedAt !== null);
  return announced.find(({ notice }) => notice !== null) ?? announced[0] ?? before ?? members[0];
}

export function worstOf(members: readonly Pick<Member, 'severity'>[]): Severity {
  return members.reduce<Severity>(
    (worst, { severity }) => (isAtLeast(severity, worst) ? severity : worst),
    'low',
  );
}

function summaryOf({ entityName, entityId, text }: Member, nMembers: number, nEntities: number): string {
  const first = `${entityName ?? entityId}: ${text}`;
  if (nMembers === 1) return first;
  const where = nEntities === 1 ? 'there' : `on ${nEntities} entities`;
  return `${first} (${nMembers} in all, ${where})`;
}

const earliest = (times: readonly Date[]): Date => times.reduce((a, b) => (b < a ? b : a));
const latest = (times: readonly Date[]): Date => times.reduce((a, b) => (b > a ? b : a));
