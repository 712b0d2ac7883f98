import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { GroupingDraft } from '../drafts/grouping-draft.js';
import type { Member } from '../member.js';
import { MemberRepository } from '../member.repository.js';
import type { PastFeedback } from '../drafts/incident-priority.js';
import { type Fingerprint, keyOfFingerprint } from '../fingerprint.js';
import type { IncidentFeedback } from './incident-feedback.js';
import { IncidentFeedbackRepository } from './incident-feedback.repository.js';

const MOST_MEMBERS = 2_000;

/** What operators said so far. */
export interface KnownFeedback {
  /** Of incidents that began with the same kind on the same entity. */
  of: (leading: Fingerprint) => PastFeedback;
}

interface Rule {
  readonly isMerge: boolean;
  readonly own: ReadonlySet<string>;
  readonly other: readonly Fingerprint[];
}

/** Has what operators said decide on incidents that come later, for as long as they do not take it back. */
@Injectable()
export class FeedbackRules {
  constructor(
    private readonly feedback: IncidentFeedbackRepository,
    private readonly members: MemberRepository,
  ) {}

  async past(): Promise<KnownFeedback> {
    const counts = new Map<string, { nReal: number; nNoise: number }>();
    for (const { value, scope } of await this.feedback.findInForce()) {
      if (value !== 'real' && value !== 'noise') continue;
      for (const key of scope.some.map(keyOfFingerprint)) {
        const count = counts.get(key) ?? { nReal: 0, nNoise: 0 };
        if (value === 'real') count.nReal += 1;
        else count.nNoise += 1;
        counts.set(key, count);
      }
    }
    return { of: (leading) => counts.get(keyOfFingerprint(leading)) ?? { nReal: 0, nNoise: 0 } };
  }

  /** Moves members that have just come where operators want their like. @param subjects - in the order in which they came */
  async apply(draft: GroupingDraft, subjects: readonly string[]): Promise<void> {
    const feedback = await this.feedback.findInForce();
    const moving = feedback.filter(({ value }) => value === 'split' || value === 'merge');
    if (moving.length === 0) return;
    const read = new Set<string>();
    for (const subject of subjects) {
      const member = draft.find(subject);
      if (member === undefined || member.isPinned) continue;
      for (const rule of moving.flatMap((one) => rulesFor(member, one)))
        await this.follow(rule, draft, member, read);
    }
  }

  /** @param read - incidents that are in the draft already: of a storm each is read once */
  private async follow(
    rule: Rule,
    draft: GroupingDraft,
    { subject }: Member,
    read: Set<string>,
  ): Promise<void> {
    const member = draft.find(subject);
    if (member === undefined) return;
    if (!read.has(member.incidentId))
      draft.addKnown(await this.members.findOfIncidents([member.incidentId], MOST_MEMBERS));
    read.add(member.incidentId);
    const others = draft.membersOf(member.incidentId).filter((one) => one.subject !== subject);
    if (rule.isMerge) {
      // One that has found company already goes with it.
      if (others.length > 0) return;
      const incidentId = await this.findOpen(draft, rule.other);
      if (incidentId !== undefined) draft.pin(subject, incidentId);
      return;
    }
    const unwanted = new Set(rule.other.map(keyOfFingerprint));
    const isAmongOwn = others.some((one) => rule.own.has(keyOfFingerprint(one)));
    if (isAmongOwn || !others.some((one) => unwanted.has(keyOfFingerprint(one)))) return;
    const own = [...rule.own].map(fingerprintOf);
    draft.pin(subject, (await this.findOpen(draft, own, member.incidentId)) ?? randomUUID());
  }

  /** An incident in which one of them goes on. */
  private async findOpen(
    draft: GroupingDraft,
    wanted: readonly Fingerprint[],
    exceptId?: string,
  ): Promise<string | undefined> {
    const keys = new Set(wanted.map(keyOfFingerprint));
    draft.addKnown(
      await this.members.findOpenOn(
        wanted.map(({ entityId }) => entityId),
        MOST_MEMBERS,
      ),
    );
    return draft
      .allMembers()
      .find(
        (one) =>
          one.endedAt === null &&
          one.incidentId !== '' &&
          one.incidentId !== exceptId &&
          keys.has(keyOfFingerprint(one)),
      )?.incidentId;
  }
}

/** What a feedback says of a member: it belongs to one side, and is to be with the other, or apart from it. */
function rulesFor(member: Fingerprint, { value, scope: { some, rest } }: IncidentFeedback): readonly Rule[] {
  const key = keyOfFingerprint(member);
  return [
    [some, rest],
    [rest, some],
  ].flatMap(([own = [], other = []]) => {
    const keys = new Set(own.map(keyOfFingerprint));
    return keys.has(key) ? [{ isMerge: value === 'merge', own: keys, other }] : [];
  });
}

function fingerprintOf(key: string): Fingerprint {
  const end = key.indexOf('\n');
  return { entityId: key.slice(0, end), kind: key.slice(end + 1) };
}
