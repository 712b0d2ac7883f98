import type { Topology } from '../topology/topology.js';
import type { Polls } from './polls.js';

/** What is known of why an entity does not answer. */
export interface Reach {
  /** What does not answer either and stands between it and the monitoring. */
  readonly cause: number | undefined;
  /** What it depends on that has not been polled since. */
  readonly waitsFor: readonly number[];
}

const FREE: Reach = { cause: undefined, waitsFor: [] };
/** Dependencies of dependencies are followed so far. */
const MOST_HOPS = 32;

/**
 * Whether an entity that does not answer can be reached at all: everything it needs by itself must answer, and one of its uplinks.
 * Entities that nobody polls are passed over to what they depend on. Circles are followed once.
 */
export class Reachability {
  /** Since when entities do not answer. */
  private readonly downSince = new Map<number, number>();
  private now = -Infinity;

  /** @param lastsMs how long an entity is taken not to answer, where nobody reports that it does again. */
  constructor(
    private readonly topology: Topology,
    private readonly polls: Polls,
    private readonly lastsMs: number,
  ) {}

  setDown(entity: number, at: number): void {
    this.now = Math.max(this.now, at);
    if (!this.isDown(entity)) this.downSince.set(entity, at);
  }

  setUp(entity: number): void {
    this.downSince.delete(entity);
  }

  isDown(entity: number): boolean {
    const since = this.downSince.get(entity);
    return since !== undefined && this.now - since <= this.lastsMs;
  }

  /** Why an entity may not answer since an instant, as known at another. */
  of(entity: number, since: number, now: number): Reach {
    this.now = now;
    return this.above(entity, since, new Set([entity]));
  }

  private above(entity: number, since: number, seen: Set<number>): Reach {
    if (seen.size > MOST_HOPS) return FREE;
    const needed = [...this.topology.needed(entity)].map((node) => this.behind(node, since, seen));
    const broken = needed.find(({ cause }) => cause !== undefined);
    if (broken !== undefined) return { cause: broken.cause, waitsFor: [] };
    const uplinks = this.overUplinks(entity, since, seen);
    if (uplinks.cause !== undefined) return uplinks;
    return { cause: undefined, waitsFor: [...needed, uplinks].flatMap(({ waitsFor }) => waitsFor) };
  }

  /** All of several uplinks must be broken for what is behind them to be unreachable. */
  private overUplinks(entity: number, since: number, seen: Set<number>): Reach {
    const uplinks = [...this.topology.uplinks(entity)];
    const states = uplinks.map((node) => this.behind(node, since, seen));
    if (states.some(({ cause, waitsFor }) => cause === undefined && waitsFor.length === 0)) return FREE;
    const waitsFor = states.flatMap((state) => state.waitsFor);
    if (waitsFor.length > 0) return { cause: undefined, waitsFor };
    return { cause: this.latest(states), waitsFor };
  }

  private behind(node: number, since: number, seen: Set<number>): Reach {
    if (seen.has(node)) return FREE;
    if (this.isDown(node)) return { cause: node, waitsFor: [] };
    if (this.polls.hasAnsweredSince(node, since)) return FREE;
    const above = this.above(node, since, new Set(seen).add(node));
    if (above.cause !== undefined || !this.polls.isPolled(node)) return above;
    return { cause: undefined, waitsFor: [node] };
  }

  private latest(states: readonly Reach[]): number | undefined {
    return states.reduce<number | undefined>((latest, { cause }) => {
      if (cause === undefined || latest === undefined) return latest ?? cause;
      return this.downSince.get(cause)! > this.downSince.get(latest)! ? cause : latest;
    }, undefined);
  }
}
