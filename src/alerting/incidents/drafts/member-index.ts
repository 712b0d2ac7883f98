import type { Member } from '../member.js';

export type Draft = { -readonly [Key in keyof Member]: Member[Key] };

/** Members by what they are looked up by: in a storm there are tens of thousands. */
export class MemberIndex {
  private readonly bySubject = new Map<string, Draft>();
  private readonly byIncident = new Map<string, Set<Draft>>();

  all(): Iterable<Draft> {
    return this.bySubject.values();
  }

  find(subject: string): Draft | undefined {
    return this.bySubject.get(subject);
  }

  add(member: Draft): void {
    this.bySubject.set(member.subject, member);
    this.incidentSet(member.incidentId).add(member);
  }

  /** Puts a member into an incident. */
  move(member: Draft, incidentId: string): void {
    this.byIncident.get(member.incidentId)?.delete(member);
    member.incidentId = incidentId;
    this.incidentSet(incidentId).add(member);
  }

  /** In the order in which they began. */
  ofIncident(incidentId: string): readonly Draft[] {
    return [...(this.byIncident.get(incidentId) ?? [])].sort((a, b) => a.ordinal - b.ordinal);
  }

  private incidentSet(incidentId: string): Set<Draft> {
    const known = this.byIncident.get(incidentId) ?? new Set();
    this.byIncident.set(incidentId, known);
    return known;
  }
}
