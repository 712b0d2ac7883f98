import type { Fragment } from './incident-registry.js';
import { PartActivity } from './part-activity.js';
import { RestartWatch } from './restart-watch.js';

/** Bins of gaps: two for each doubling, from a second on to an hour. */
const BINS_PER_DOUBLING = 2;
const N_BINS = 24;
/** Gaps of which it is not known what they separate. */
const USUAL_GAP_MS = 180_000;
const [LEAST_GAP_MS, MOST_GAP_MS] = [20_000, 180_000];
/** Sessions that must have been seen, each with so many starts in it, before a part is taken to fail as a whole. */
const [SESSIONS_TO_LEARN, STARTS_IN_SESSION] = [3, 4];
/**
 * Squared coefficient of variation of the times between starts above which they come in clumps. Independent ones have 1 (a Poisson
 * process); one that is ten times as busy by day as by night has about 3.
 */
const CLUMPED = 2;
/** Sessions that are kept, to be put together once the part is known to fail as a whole. */
const MOST_PAST = 100;
const MOST_FRAGMENTS = 2000;

/** Fragments that signals of one burst were put into. */
export interface Burst {
  readonly from: number;
  readonly to: number;
  readonly fragments: readonly Fragment[];
}

/**
 * How alerts come in one connected part of the network: one by one, or in bursts with quiet between them, and what gap separates two
 * bursts. Where they come in bursts all over the part, a burst is one incident even where its entities are not neighbours.
 */
export class PartPace {
  private readonly gaps = new Float64Array(N_BINS);
  private nStarts = 0;
  private sumOfIntervals = 0;
  private sumOfSquares = 0;
  private lastStartAt = Number.NaN;
  private startsInSession = 0;
  private nBursts = 0;
  private past: Burst[] = [];
  private fragments: Fragment[] = [];

  private latest: Fragment | undefined;
  private isKnownToClump = false;
  /** When a signal of the part last happened. */
  lastAt = -Infinity;
  /** When the present burst began. */
  burstFrom = Number.NaN;
  /** Number of the stretch of time in which signals of an incident are put into one fragment. */
  stretch = 0;
  readonly watch = new RestartWatch();
  readonly activity = new PartActivity();
  /** Gap beyond which another burst begins. */
  gapMs = USUAL_GAP_MS;

  constructor(readonly firstAt: number) {}

  /** Whether it fails as a whole, in bursts. */
  get isClumped(): boolean {
    return this.isKnownToClump;
  }

  /** Incidents that began so far. */
  get starts(): number {
    return this.nStarts;
  }

  /** The fragment that the present burst belongs to; undefined where there is none at that time. */
  burst(at: number): Fragment | undefined {
    return at - this.lastAt > this.gapMs ? undefined : this.latest;
  }

  /** Notes a signal; `isStart` when nothing near it was known. */
  add(at: number, fragment: Fragment, isStart: boolean): void {
    const gap = at - this.lastAt;
    if (!(gap <= this.gapMs)) this.begin(at);
    if (Number.isFinite(gap) && gap > 0) this.gaps[binOf(gap)]! += 1;
    this.lastAt = Math.max(this.lastAt, at);
    if (this.latest !== fragment && this.fragments.length < MOST_FRAGMENTS) this.fragments.push(fragment);
    this.latest = fragment;
    if (isStart) this.addStart(at);
  }

  /** Fragments of past bursts, a list for each; each is given once, when the part turns out to fail as a whole. */
  takeBursts(): readonly Burst[] {
    if (this.isKnownToClump || !this.looksClumped()) return [];
    this.isKnownToClump = true;
    const bursts = [...this.past, this.presentBurst()];
    this.past = [];
    return bursts;
  }

  private presentBurst(): Burst {
    return { from: this.burstFrom, to: this.lastAt, fragments: [...new Set(this.fragments)] };
  }

  private addStart(at: number): void {
    if (!Number.isNaN(this.lastStartAt)) {
      const interval = Math.max(0, at - this.lastStartAt);
      this.sumOfIntervals += interval;
      this.sumOfSquares += interval * interval;
    }
    this.nStarts += 1;
    this.startsInSession += 1;
    this.lastStartAt = Math.max(at, Number.isNaN(this.lastStartAt) ? at : this.lastStartAt);
  }

  /** Ends a burst and begins another, at an instant. */
  begin(at: number, taken: ReadonlySet<Fragment> = new Set()): void {
    this.fragments = this.fragments.filter((fragment) => !taken.has(fragment));
    this.watch.end();
    if ((globalThis as any).DBG && this.nStarts>10) console.log('end', new Date(this.lastAt).toISOString(), 'starts', this.startsInSession, this.nStarts, 'bursts', this.nBursts, (this.sumOfSquares/(this.nStarts-1))/(this.sumOfIntervals/(this.nStarts-1))**2-1, this.isKnownToClump);
    if (this.startsInSession >= STARTS_IN_SESSION) {
      this.nBursts += 1;
    }
    if (!this.isKnownToClump && this.fragments.length > 0) this.past.push(this.presentBurst());
    if (this.past.length > MOST_PAST) this.past.shift();
    this.fragments = [...taken];
    this.startsInSession = 0;
    this.burstFrom = at;
    this.gapMs = crossing(this.gaps);
  }

  private looksClumped(): boolean {
    const n = this.nStarts - 1;
    if (this.nBursts < SESSIONS_TO_LEARN || n < 1) return false;
    const mean = this.sumOfIntervals / n;
    return this.sumOfSquares / n > (CLUMPED + 1) * mean * mean;
  }
}

function binOf(gapMs: number): number {
  const bin = Math.floor(BINS_PER_DOUBLING * Math.log2(Math.max(gapMs, 1000) / 1000));
  return Math.min(bin, N_BINS - 1);
}

function lowerEdge(bin: number): number {
  return 1000 * 2 ** (bin / BINS_PER_DOUBLING);
}

/**
 * Where gaps between bursts become more frequent than gaps within: gaps between are taken to be exponential, with what exceeds
 * three minutes as their sample.
 */
function crossing(gaps: Float64Array): number {
  return gaps.length > 0 ? USUAL_GAP_MS : Math.min(Math.max(lowerEdge(0), LEAST_GAP_MS), MOST_GAP_MS);
}
