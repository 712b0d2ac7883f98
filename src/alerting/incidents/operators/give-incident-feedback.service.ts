import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { noteBefore } from '../../../platform/audit/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { isUuid } from '../../../platform/ids/index.js';
import { GroupingDraft } from '../drafts/grouping-draft.js';
import { GroupingStateRepository } from '../taking-up/grouping-state.repository.js';
import { IncidentLedger } from '../taking-up/incident-ledger.service.js';
import {
  IncidentConflictError,
  IncidentNotFoundError,
  InvalidIncidentRequestError,
} from '../incident.errors.js';
import type { Member } from '../member.js';
import { type Fingerprint, keyOfFingerprint } from '../fingerprint.js';
import type {
  FeedbackScope,
  IncidentFeedback,
  IncidentFeedbackRequest,
} from '../feedback/incident-feedback.js';
import { IncidentFeedbackRepository } from '../feedback/incident-feedback.repository.js';

const MOST_NAMED = 200;

/** Takes what operators say of incidents, moves members as they want, and back when they take it back. */
@Injectable()
export class GiveIncidentFeedback {
  constructor(
    private readonly transactions: Transactions,
    private readonly states: GroupingStateRepository,
    private readonly ledger: IncidentLedger,
    private readonly feedback: IncidentFeedbackRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws IncidentNotFoundError, IncidentConflictError, InvalidIncidentRequestError */
  give(incidentId: string, request: IncidentFeedbackRequest): Promise<IncidentFeedback> {
    return this.alone(async (now) => {
      const draft = new GroupingDraft([], now);
      const members = await this.membersOf(draft, incidentId);
      const scope = await this.apply(draft, members, incidentId, request);
      const { value, note = null } = request;
      const feedback = { id: randomUUID(), incidentId, value, scope, note, givenAt: now };
      draft.note(incidentId, 'feedback', null, note === null ? value : `${value}: ${note}`);
      await this.feedback.add(feedback);
      draft.touchedIds.add(incidentId);
      await this.ledger.store(draft, [], now);
      return feedback;
    });
  }

  /** Takes a feedback back: members that it moved are where they were before. */
  withdraw(incidentId: string, id: string): Promise<IncidentFeedback> {
    return this.alone(async (now) => {
      const feedback = isUuid(id) ? await this.feedback.find(id) : undefined;
      if (feedback?.incidentId !== incidentId) throw new IncidentNotFoundError(id);
      noteBefore(feedback);
      await this.feedback.withdraw(id, now);
      const draft = new GroupingDraft([], now);
      const { subjects, fromId } = feedback.scope;
      await this.ledger.addSubjects(draft, subjects);
      if (fromId !== null) for (const subject of subjects) draft.unpin(subject, fromId);
      draft.touchedIds.add(incidentId);
      draft.note(incidentId, 'feedback', null, `taken back: ${feedback.value}`);
      await this.ledger.store(draft, [], now);
      return feedback;
    });
  }

  /** While nothing is taken up; afterwards whoever leads reads again what is stored. */
  private alone<T>(work: (now: Date) => Promise<T>): Promise<T> {
    return this.transactions.run(async () => {
      await this.states.lock();
      const result = await work(this.clock.now());
      await this.states.revise();
      return result;
    });
  }

  private apply(
    draft: GroupingDraft,
    members: readonly [Member, ...Member[]],
    incidentId: string,
    { value, members: named, otherId }: IncidentFeedbackRequest,
  ): FeedbackScope | Promise<FeedbackScope> {
    if (value === 'split') return split(draft, members, new Set(named), incidentId);
    if (value === 'merge') return this.merge(draft, members, incidentId, otherId ?? '');
    return { some: fingerprintsOf([members[0]]), rest: [], subjects: [], fromId: null };
  }

  private async merge(
    draft: GroupingDraft,
    members: readonly Member[],
    incidentId: string,
    otherId: string,
  ): Promise<FeedbackScope> {
    if (otherId === incidentId)
      throw new InvalidIncidentRequestError('otherIncidentId', 'otherIncidentId must be another incident');
    const others = await this.membersOf(draft, otherId);
    for (const { subject } of others) draft.pin(subject, incidentId);
    draft.merge(otherId, incidentId);
    return {
      some: fingerprintsOf(others),
      rest: fingerprintsOf(members),
      subjects: others.map(({ subject }) => subject),
      fromId: otherId,
    };
  }

  private async membersOf(draft: GroupingDraft, incidentId: string): Promise<[Member, ...Member[]]> {
    const incident = isUuid(incidentId) ? await this.ledger.addIncident(draft, incidentId) : undefined;
    if (incident === undefined) throw new IncidentNotFoundError(incidentId);
    const [first, ...others] = draft.membersOf(incidentId);
    if (first === undefined)
      throw new IncidentConflictError(`The incident ${incidentId} has become part of another one.`);
    return [first, ...others];
  }
}

function split(
  draft: GroupingDraft,
  members: readonly Member[],
  named: ReadonlySet<string>,
  incidentId: string,
): FeedbackScope {
  const off = members.filter(({ subject }) => named.has(subject));
  const rest = members.filter(({ subject }) => !named.has(subject));
  if (off.length < named.size || off.length === 0)
    throw new InvalidIncidentRequestError('memberIds', 'memberIds must name members of the incident');
  if (rest.length === 0)
    throw new InvalidIncidentRequestError('memberIds', 'memberIds must leave a member in the incident');
  const toId = randomUUID();
  for (const { subject } of off) draft.pin(subject, toId);
  draft.split(incidentId, toId);
  return {
    some: fingerprintsOf(off),
    rest: fingerprintsOf(rest),
    subjects: [...named],
    fromId: incidentId,
  };
}

function fingerprintsOf(members: readonly Member[]): readonly Fingerprint[] {
  const all = members.map(({ entityId, kind }) => ({ entityId, kind }));
  return [...new Map(all.map((one) => [keyOfFingerprint(one), one])).values()].slice(0, MOST_NAMED);
}
