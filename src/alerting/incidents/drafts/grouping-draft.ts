import type { Member } from '../member.js';
import type { TakenSignal } from '../../signals/new-signal.js';
import { type Draft, MemberIndex } from './member-index.js';
import { OpenAlarms } from './open-alarms.js';
import type { SignalGrouper } from '../../grouping/signal-grouper.js';
import type { IncidentNews } from '../incident.js';

/** What a batch of signals changes, before it is stored. */
export class GroupingDraft {
  private readonly members = new MemberIndex();
  private readonly changed = new Set<string>();
  readonly touchedIds = new Set<string>();
  /** Where members of an incident went last. */
  readonly movedTo = new Map<string, string>();
  readonly news: IncidentNews[] = [];
  readonly merged: { readonly fromId: string; readonly toId: string }[] = [];

  constructor(
    known: readonly Member[],
    private readonly now: Date,
    private readonly openAlarms = new OpenAlarms(),
  ) {
    this.addKnown(known);
  }

  /** Those that have changed since this was last asked. */
  takeChanged(): readonly Member[] {
    const changed = [...this.changed].flatMap((subject) => this.members.find(subject) ?? []);
    this.changed.clear();
    return changed;
  }

  /** All that is known so far, whether or not it changes. */
  allMembers(): readonly Member[] {
    return [...this.members.all()];
  }

  find(subject: string): Member | undefined {
    return this.members.find(subject);
  }

  take(signal: TakenSignal, grouper: SignalGrouper): void {
    const known = this.members.find(signal.subject);
    if (signal.change === 'opened') this.open(signal, known, grouper);
    else if (known === undefined) return;
    else if (signal.change === 'escalated') this.escalate(signal, known, grouper);
    else this.close(signal, known, grouper);
  }

  /** What was suppressed is announced after all, where it is still wrong. */
  release(subject: string, at: Date): void {
    const member = this.members.find(subject);
    if (member?.announcedAt !== null || member.endedAt !== null) return;
    member.announcedAt = at;
    this.touch(member);
    const reason = member.suppression?.reason ?? 'it was suppressed';
    const text = `${member.entityName ?? member.entityId}, ${member.kind}: announced after all; before: ${reason}`;
    this.news.push({ incidentId: member.incidentId, at, kind: 'released', otherId: null, text });
  }

  place(subject: string, incidentId: string): void {
    const member = this.members.find(subject);
    if (member === undefined) return;
    if (member.incidentId !== '' && member.incidentId !== incidentId) {
      this.touchedIds.add(member.incidentId);
      this.movedTo.set(member.incidentId, incidentId);
    }
    this.members.move(member, incidentId);
    this.touch(member);
  }

  /** As an operator wants it, whatever else belongs together. */
  pin(subject: string, incidentId: string): void {
    const member = this.members.find(subject);
    if (member !== undefined) member.isPinned = true;
    this.place(subject, incidentId);
  }

  unpin(subject: string, incidentId: string): void {
    const member = this.members.find(subject);
    if (member !== undefined) member.isPinned = false;
    this.place(subject, incidentId);
  }

  merge(fromId: string, toId: string): void {
    this.merged.push({ fromId, toId });
    for (const { subject } of this.members.ofIncident(fromId)) this.place(subject, toId);
    this.touchedIds.add(toId);
    this.touchedIds.delete(fromId);
    this.note(toId, 'merged', fromId, 'another incident is part of this one');
  }

  split(fromId: string, toId: string): void {
    this.touchedIds.add(fromId).add(toId);
    this.note(fromId, 'split', toId, 'a part is an incident of its own');
    this.note(toId, 'split', fromId, 'began as part of another incident');
  }

  /** For the timeline of an incident. */
  note(incidentId: string, kind: IncidentNews['kind'], otherId: string | null, text: string): void {
    this.news.push({ incidentId, at: this.now, kind, otherId, text });
  }

  /** It was announced with the severity that it has. */
  noteAnnounced(subject: string): void {
    const member = this.members.find(subject);
    if (member === undefined) return;
    member.announcedSeverity = member.severity;
    this.touch(member);
  }

  /** Members of incidents that are touched, which are not known yet. */
  addKnown(members: readonly Member[]): void {
    for (const member of members)
      if (this.members.find(member.subject) === undefined) this.members.add({ ...member });
  }

  /** Those of an incident that are known, in the order in which they began. */
  membersOf(incidentId: string): readonly Member[] {
    return this.members.ofIncident(incidentId);
  }

  private open(signal: TakenSignal, known: Draft | undefined, grouper: SignalGrouper): void {
    const { suppression, urgency, contributions } = grouper.open(signal);
    const announcedAt = suppression === null ? this.now : null;
    if (known?.endedAt !== null) this.openAlarms.begin(known ?? signal);
    if (known !== undefined) {
      Object.assign(known, { endedAt: null, severity: signal.severity, notice: signal.notice });
      known.announcedAt ??= announcedAt;
      this.heard(known, signal);
      return;
    }
    const { subject, source, entityId, entityName, kind, severity, text, isDown, startedAt, notice } = signal;
    const member: Draft = {
      ...{ subject, source, entityId, entityName, kind, severity, text, isDown, startedAt, notice },
      ...{ incidentId: '', signalId: signal.id, ordinal: signal.ordinal, lastAt: this.timeOf(signal) },
      ...{ endedAt: null, announcedAt, suppression, urgency, contributions, isPinned: false },
      announcedSeverity: signal.isAnnounced ? severity : null,
    };
    this.members.add(member);
    this.touch(member);
  }

  private escalate(signal: TakenSignal, known: Draft, grouper: SignalGrouper): void {
    grouper.escalate(signal);
    Object.assign(known, { severity: signal.severity, text: signal.text, notice: signal.notice });
    if (signal.isAnnounced) known.announcedSeverity = signal.severity;
    this.heard(known, signal);
  }

  private close(signal: TakenSignal, known: Draft, grouper: SignalGrouper): void {
    if (known.endedAt !== null) return;
    known.endedAt = later(known.startedAt, signal.happenedAt);
    if (signal.notice !== null) known.notice = signal.notice;
    if (signal.source !== 'platform') known.severity = signal.severity;
    this.heard(known, signal);
    this.openAlarms.end(known);
    if (!this.openAlarms.goesOn(known)) grouper.close(signal);
  }

  private heard(member: Draft, signal: TakenSignal): void {
    member.lastAt = later(member.lastAt, this.timeOf(signal));
    this.touch(member);
  }

  /** Nobody's clock is ahead of the one by which signals are taken up. */
  private timeOf({ happenedAt }: TakenSignal): Date {
    return happenedAt > this.now ? this.now : happenedAt;
  }

  private touch(member: Draft): void {
    this.changed.add(member.subject);
    if (member.incidentId !== '') this.touchedIds.add(member.incidentId);
  }
}

const later = (a: Date, b: Date): Date => (b > a ? b : a);
