import type { AlertEngine } from '../../ml/index.js';

/** A subject and where it is. */
export interface GroupedSubject {
  readonly subject: string;
  readonly fragment: number;
  /** Undefined as long as it is in none. */
  readonly incidentId?: string;
  /** An operator has put it where it is. */
  readonly isPinned?: boolean;
}

type Grouped = { -readonly [Key in keyof GroupedSubject]: GroupedSubject[Key] } & {
  /** The engine's number of its incident when it was last looked at. */
  group: number;
};

/** What became of incidents since the last time. */
export interface Regrouping {
  /** New subjects and those that moved, by their incident. */
  readonly placed: ReadonlyMap<string, string>;
  readonly merged: readonly { readonly fromId: string; readonly toId: string }[];
  /** Parts that became incidents of their own. */
  readonly split: readonly { readonly fromId: string; readonly toId: string }[];
}

type Engine = Pick<AlertEngine, 'incidentOf' | 'changes'>;

/**
 * Keeps the ids of incidents while the engine's groups come and go: an incident goes where its oldest subject is; where two come together, the older
 * one stays; a part without the oldest subject is a new one.
 */
export class Regrouper {
  private readonly subjects = new Map<string, Grouped>();
  private readonly idOfGroup = new Map<number, string>();
  private readonly unplaced = new Set<Grouped>();
  private nChanges = 0;

  constructor(private readonly engine: Engine) {}

  /** In the order in which they come; once more where a subject recurs. */
  add(given: GroupedSubject): void {
    const known = this.subjects.get(given.subject);
    const group = this.engine.incidentOf(given.fragment);
    if (known === undefined) {
      const made = { ...given, group };
      this.subjects.set(given.subject, made);
      this.unplaced.add(made);
      return;
    }
    // What recurs is a further part of where it is.
    if (!this.idOfGroup.has(group) && known.incidentId !== undefined)
      this.idOfGroup.set(group, known.incidentId);
  }

  find(subject: string): GroupedSubject | undefined {
    return this.subjects.get(subject);
  }

  /** An operator, or a rule of one, wants a subject elsewhere; what goes with it alone follows. */
  pin(subject: string, incidentId: string): void {
    const one = this.subjects.get(subject);
    if (one === undefined) return;
    const formerId = one.incidentId;
    Object.assign(one, { incidentId, isPinned: true });
    for (const other of this.subjects.values()) if (other.incidentId === formerId) return;
    this.idOfGroup.set(one.group, incidentId);
  }

  /** After a replay: the groups are what they are known as, whatever the engine would have made of them today. */
  settle(): void {
    for (const one of this.subjects.values()) {
      one.group = this.engine.incidentOf(one.fragment);
      if (one.incidentId === undefined) continue;
      this.unplaced.delete(one);
      if (!this.idOfGroup.has(one.group) && !one.isPinned) this.idOfGroup.set(one.group, one.incidentId);
    }
    this.nChanges = this.engine.changes.length;
  }

  regroup(newId: () => string): Regrouping {
    const changed = this.takeChanged();
    const regrouping = { placed: new Map<string, string>(), merged: new Map<string, string>(), split: [] };
    if (changed.size > 0) this.rearrange(changed, newId, regrouping);
    for (const one of this.unplaced) this.place(one, this.idFor(one, newId), regrouping.placed);
    this.unplaced.clear();
    const merged = [...regrouping.merged].map(([fromId, toId]) => ({ fromId, toId }));
    return { placed: regrouping.placed, merged, split: regrouping.split };
  }

  /** Groups that were merged or split since, and those that subjects are in now. */
  private takeChanged(): ReadonlySet<number> {
    const { changes } = this.engine;
    const changed = new Set<number>();
    for (const { incident, other } of changes.slice(this.nChanges)) changed.add(incident).add(other);
    this.nChanges = changes.length;
    return changed;
  }

  private rearrange(
    changed: ReadonlySet<number>,
    newId: () => string,
    { placed, merged, split }: Rearranged,
  ): void {
    const affected = this.affectedBy(changed);
    const groupOfId = new Map<string, number>();
    for (const { incidentId, group } of affected)
      if (incidentId !== undefined && !groupOfId.has(incidentId)) groupOfId.set(incidentId, group);
    for (const [group, subjects] of Map.groupBy(affected, (one) => one.group)) {
      const ids = new Set(subjects.flatMap(({ incidentId }) => incidentId ?? []));
      const [kept, ...others] = [...ids].filter((id) => groupOfId.get(id) === group);
      const id = kept ?? newId();
      this.idOfGroup.set(group, id);
      for (const other of others) merged.set(other, id);
      const [fromId] = ids;
      if (kept === undefined && fromId !== undefined) split.push({ fromId, toId: id });
      for (const one of subjects) this.place(one, id, placed);
    }
  }

  private affectedBy(changed: ReadonlySet<number>): readonly Grouped[] {
    const affected: Grouped[] = [];
    for (const one of this.subjects.values()) {
      const group = this.engine.incidentOf(one.fragment);
      const isAffected = changed.has(group) || changed.has(one.group);
      one.group = group;
      if (isAffected && !one.isPinned) affected.push(one);
    }
    return affected;
  }

  private idFor({ group, incidentId }: Grouped, newId: () => string): string {
    const id = incidentId ?? this.idOfGroup.get(group) ?? newId();
    if (!this.idOfGroup.has(group)) this.idOfGroup.set(group, id);
    return id;
  }

  private place(one: Grouped, id: string, placed: Map<string, string>): void {
    this.unplaced.delete(one);
    if (one.incidentId === id) return;
    one.incidentId = id;
    placed.set(one.subject, id);
  }
}

interface Rearranged {
  readonly placed: Map<string, string>;
  readonly merged: Map<string, string>;
  readonly split: { fromId: string; toId: string }[];
}
