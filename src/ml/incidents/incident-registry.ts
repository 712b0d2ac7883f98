/** Signals that were put together at once; an incident consists of one or more. */
export type Fragment = number;

export interface Incident {
  /** Number of its first fragment; the older one stays when two are merged. */
  id: number;
  readonly fragments: Fragment[];
  firstAt: number;
  lastAt: number;
  nSignals: number;
  /** Incidents that are known to be others, although near. */
  apart: Set<number> | undefined;
  /** Fragment that signals are put into now, and the stretch of time for which it is. */
  current: Fragment;
  stretch: number;
  /** Signals of late, older ones counting less, as of `companyAt`. */
  company: number;
  companyAt: number;
}

/** Time in which company fades to a third. */
const COMPANY_MS = 60_000;

/** One incident taken up by another, or a part of one that became one of its own. */
export interface IncidentChange {
  readonly kind: 'merged' | 'split';
  /** The incident that is left. */
  readonly incident: number;
  /** The one that was merged into it or split off. */
  readonly other: number;
  readonly at: number;
}

/**
 * Which signals make which incident. Signals are put into fragments for good; fragments move between incidents when incidents are
 * merged or split, and each such change is recorded. The older of two merged incidents keeps its id.
 *
 * @example
 * const registry = new IncidentRegistry();
 * const [a, b] = [registry.open(0), registry.open(1000)];
 * registry.merge(a, b, 2000);
 * registry.incidentOf(b).id === a // true
 */
export class IncidentRegistry {
  private readonly owners: Incident[] = [];
  private readonly counts: number[] = [];
  private readonly changes: IncidentChange[] = [];

  /** Begins an incident. @returns its first fragment. */
  open(at: number, stretch = 0): Fragment {
    const fragment = this.owners.length;
    const made = incident(fragment, [fragment], at);
    made.stretch = stretch;
    this.owners.push(made);
    this.counts.push(0);
    return fragment;
  }

  /** The fragment of an incident for a stretch of time: a new one for each, which may be split off later. */
  extend(owner: Incident, stretch: number): Fragment {
    if (owner.stretch === stretch) return owner.current;
    const fragment = this.owners.length;
    owner.fragments.push(fragment);
    this.owners.push(owner);
    this.counts.push(0);
    owner.stretch = stretch;
    owner.current = fragment;
    return fragment;
  }

  /** @throws RangeError for a fragment that was never begun. */
  incidentOf(fragment: Fragment): Incident {
    const owner = this.owners[fragment];
    if (owner === undefined) throw new RangeError(`fragment: unknown, got ${fragment}`);
    return owner;
  }

  /** Counts a signal. */
  add(fragment: Fragment, at: number): void {
    const owner = this.incidentOf(fragment);
    owner.nSignals += 1;
    this.counts[fragment]! += 1;
    owner.firstAt = Math.min(owner.firstAt, at);
    owner.lastAt = Math.max(owner.lastAt, at);
  }

  /** How many signals of the incident came of late, as of an instant; those of a minute ago count a third. */
  companyOf(fragment: Fragment, at: number): number {
    const { company, companyAt } = this.incidentOf(fragment);
    return company * Math.exp(-Math.max(0, at - companyAt) / COMPANY_MS);
  }

  /** Counts a signal as company of those that follow. */
  addCompany(fragment: Fragment, at: number): void {
    const owner = this.incidentOf(fragment);
    owner.company = this.companyOf(fragment, at) + 1;
    owner.companyAt = Math.max(owner.companyAt, at);
  }

  /** Makes one incident of two, unless they are known to be apart. */
  merge(a: Fragment, b: Fragment, at: number): void {
    const [x, y] = [this.incidentOf(a), this.incidentOf(b)];
    if (x === y || areApart(x, y)) return;
    // The smaller list is moved, whichever of the two is older.
    const [kept, gone] = x.fragments.length >= y.fragments.length ? [x, y] : [y, x];
    const [older, newer] = [Math.min(x.id, y.id), Math.max(x.id, y.id)];
    for (const fragment of gone.fragments) {
      kept.fragments.push(fragment);
      this.owners[fragment] = kept;
    }
    kept.id = older;
    kept.nSignals += gone.nSignals;
    kept.company += gone.company;
    kept.firstAt = Math.min(kept.firstAt, gone.firstAt);
    kept.lastAt = Math.max(kept.lastAt, gone.lastAt);
    for (const other of gone.apart ?? []) keepApart(kept, other);
    this.changes.push({ kind: 'merged', incident: older, other: newer, at });
  }

  /**
   * Makes an incident of its own of the fragments that began with a given one; the two stay apart.
   *
   * @returns whether there was anything to split it off from.
   */
  split(from: Fragment, at: number): boolean {
    const old = this.incidentOf(from);
    const moved = old.fragments.filter((fragment) => fragment >= from);
    const kept = old.fragments.filter((fragment) => fragment < from);
    if (kept.length === 0) return false;
    const made = incident(from, moved, at);
    made.lastAt = old.lastAt;
    made.nSignals = moved.reduce((sum, fragment) => sum + this.counts[fragment]!, 0);
    made.stretch = old.stretch;
    made.current = old.current >= from ? old.current : from;
    old.nSignals -= made.nSignals;
    old.lastAt = Math.min(old.lastAt, at);
    old.stretch = -1;
    old.fragments.length = 0;
    for (const fragment of kept) old.fragments.push(fragment);
    for (const fragment of moved) this.owners[fragment] = made;
    keepApart(made, old.id);
    keepApart(old, made.id);
    this.changes.push({ kind: 'split', incident: old.id, other: made.id, at });
    return true;
  }

  /** Makes one incident of fragments, whatever incidents they belong to, and of nothing else. */
  regroup(
    fragments: readonly Fragment[],
    { from, to }: { readonly from: number; readonly to: number },
    at: number,
  ): void {
    const first = fragments[0];
    if (first === undefined || this.isWhole(fragments)) return;
    const made = incident(first, [], from);
    made.lastAt = to;
    for (const fragment of fragments) {
      const old = this.incidentOf(fragment);
      old.fragments.splice(old.fragments.indexOf(fragment), 1);
      old.nSignals -= this.counts[fragment]!;
      made.fragments.push(fragment);
      made.nSignals += this.counts[fragment]!;
      this.owners[fragment] = made;
      if (old.id !== made.id) this.changes.push({ kind: 'merged', incident: made.id, other: old.id, at });
    }
    made.current = fragments[fragments.length - 1]!;
    made.stretch = -1;
  }

  private isWhole(fragments: readonly Fragment[]): boolean {
    const owner = this.incidentOf(fragments[0]!);
    return (
      owner.fragments.length === fragments.length && fragments.every((one) => this.incidentOf(one) === owner)
    );
  }

  /** What was merged and split, oldest first. */
  get history(): readonly IncidentChange[] {
    return this.changes;
  }
}

function incident(id: number, fragments: Fragment[], at: number): Incident {
  return {
    id,
    fragments,
    firstAt: at,
    lastAt: at,
    nSignals: 0,
    apart: undefined,
    current: id,
    stretch: 0,
    company: 0,
    companyAt: at,
  };
}

/** Whether two incidents are known to be different. */
export function areApart(a: Incident, b: Incident): boolean {
  return a.apart?.has(b.id) === true || b.apart?.has(a.id) === true;
}

function keepApart(incident: Incident, other: number): void {
  incident.apart ??= new Set();
  incident.apart.add(other);
}
