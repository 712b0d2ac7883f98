import type { Fragment } from './incident-registry.js';
import { PartActivity } from './part-activity.js';
import { RestartWatch } from './restart-watch.js';

/** A gap that separates bursts whatever comes after it: three times what separates them where nothing else is known. */
const GAP_MS = 180_000;
/** Bursts that must have been seen, each with so many starts in it, before a part is taken to fail as a whole. */
const [BURSTS_TO_LEARN, STARTS_IN_BURST] = [3, 4];
/**
 * Squared coefficient of variation of the times between starts above which they come in clumps. Independent ones have 1 (a Poisson
 * process).
 */
const CLUMPED = 2;
/** What is kept until that is known: bursts, and fragments of each. */
const [MOST_PAST, MOST_FRAGMENTS] = [100, 2000];

/** Fragments that signals of one burst were put into. */
export interface Burst {
  readonly from: number;
  readonly to: number;
  readonly fragments: readonly Fragment[];
}

/**
 * How alerts come in one connected part of the network: one by one, or in bursts with quiet between them. Where they come in bursts all
 * over the part, a burst is one incident even where its entities are not neighbours.
 *
 * A start is a signal that no neighbour explains. Starts that are independent of each other come evenly spread; that they come in
 * clumps shows in the variation of the times between them.
 *
 * @source Cox, Lewis, 1966, "The Statistical Analysis of Series of Events", chapter 6 (tests of a Poisson process).
 */
export class PartPace {
  readonly watch = new RestartWatch();
  readonly activity = new PartActivity();
  /** Number of the stretch of time in which signals of an incident are put into one fragment. */
  stretch = 0;
  /** When the present burst began. */
  burstFrom = Number.NaN;
  /** Whether the part fails as a whole, in bursts. */
  isClumped = false;
  /** Incidents that began so far. */
  starts = 0;
  private lastAt = -Infinity;
  private sumOfIntervals = 0;
  private sumOfSquares = 0;
  private lastStartAt = Number.NaN;
  private startsInBurst = 0;
  private nBursts = 0;
  private past: Burst[] = [];
  private readonly fragments = new Set<Fragment>();
  private latest: Fragment | undefined;

  constructor(readonly firstAt: number) {}

  /** The fragment that the present burst belongs to; undefined where there is none at that time. */
  burst(at: number): Fragment | undefined {
    return at - this.lastAt > GAP_MS ? undefined : this.latest;
  }

  /** Notes a signal; `isStart` when nothing near explains it. */
  add(at: number, fragment: Fragment, isStart: boolean): void {
    if (!(at - this.lastAt <= GAP_MS)) this.begin(at);
    this.lastAt = Math.max(this.lastAt, at);
    this.latest = fragment;
    if (!this.isClumped && this.fragments.size < MOST_FRAGMENTS) this.fragments.add(fragment);
    if (isStart) this.addStart(at);
  }

  /** Ends a burst and begins another, to which some of the fragments belong. */
  begin(at: number, taken: ReadonlySet<Fragment> = new Set()): void {
    this.watch.end();
    for (const fragment of taken) this.fragments.delete(fragment);
    if (this.startsInBurst >= STARTS_IN_BURST) this.nBursts += 1;
    if (this.fragments.size > 1) this.past.push(this.presentBurst());
    if (this.past.length > MOST_PAST) this.past.shift();
    this.fragments.clear();
    for (const fragment of taken) this.fragments.add(fragment);
    this.startsInBurst = 0;
    this.burstFrom = at;
  }

  /** The bursts so far; given once, when the part turns out to fail as a whole. */
  takeBursts(): readonly Burst[] {
    if (this.isClumped || !this.looksClumped()) return [];
    this.isClumped = true;
    const bursts = [...this.past, this.presentBurst()];
    this.past = [];
    this.fragments.clear();
    return bursts;
  }

  private presentBurst(): Burst {
    return { from: this.burstFrom, to: this.lastAt, fragments: [...this.fragments] };
  }

  private addStart(at: number): void {
    const interval = this.starts === 0 ? 0 : Math.max(0, at - this.lastStartAt);
    this.sumOfIntervals += interval;
    this.sumOfSquares += interval * interval;
    this.lastStartAt = this.starts === 0 ? at : Math.max(at, this.lastStartAt);
    this.starts += 1;
    this.startsInBurst += 1;
  }

  private looksClumped(): boolean {
    const n = this.starts - 1;
    if (this.nBursts < BURSTS_TO_LEARN || n < 1) return false;
    const mean = this.sumOfIntervals / n;
    return this.sumOfSquares / n - mean * mean > CLUMPED * mean * mean;
  }
}
