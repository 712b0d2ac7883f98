import type { Fragment } from './incident-registry.js';

/** Share of the alerts of one incident that come again in the next; half, where nothing better is known. */
const AGAIN_IN_NEXT = 0.5;
/**
 * Share that comes again within an incident although nothing was cleared: one in fifty, until as many signals have been seen. Sources
 * that repeat what they report teach a higher one, and then repeats say nothing about another incident.
 */
const [AGAIN_WITHIN, SIGNALS_TO_LEARN] = [0.02, 50];
/** How the odds of another incident grow with the gap before it: even at a minute, ten to one against it at half a minute. */
const [EVEN_GAP_MS, PER_LOG_GAP] = [60_000, 3.3];
/** Log odds at which another incident is taken to have begun at once. */
const ACCEPT = 5;
/** Most that alerts which do not come again speak against another incident: two incidents may have nothing in common. */
const MOST_AGAINST = 2;
/** Fewer may be chance, whatever the odds. */
const LEAST_REPEATS = 3;
const WATCH_MS = 60_000;
/** A shorter gap is none. */
const LEAST_GAP_MS = 2000;
/** A thought without a repeat and with a short gap is given up for a newer one after so long. */
const STALE_MS = 10_000;

/** A thought that incidents have ended and others begun. */
interface Watch {
  readonly startedAt: number;
  /** Log odds by the gap alone. */
  readonly prior: number;
  /** What signals have been put into since. */
  readonly fragments: Set<Fragment>;
  inFavour: number;
  against: number;
  nRepeats: number;
}

/**
 * Finds that incidents of a connected part go over into others without a clear gap: many alerts come a second time, although they were
 * not cleared. A test of the odds of two explanations, signal by signal, that ends after a minute at the latest.
 *
 * @source Wald, 1945, "Sequential tests of statistical hypotheses".
 */
export class RestartWatch {
  private watch: Watch | undefined;
  private lastAt = Number.NaN;
  private nSignals = 0;
  private nRepeats = 0;

  /** Whether a signal may be the first of another incident, so that it is put into a fragment of its own. */
  isDue(at: number, isRepeat: boolean): boolean {
    const { watch } = this;
    const gap = this.gapBefore(at);
    if (watch === undefined) return isRepeat || gap > LEAST_GAP_MS;
    if (watch.nRepeats > 0) return false;
    if (gap > LEAST_GAP_MS && priorOf(gap) >= watch.prior) return true;
    return isRepeat && watch.prior < -MOST_AGAINST && at - watch.startedAt > STALE_MS;
  }

  /** Begins to watch. @param isGapEnough whether a gap alone can separate incidents: the part fails as a whole. */
  begin(at: number, isGapEnough: boolean): void {
    const prior = Math.min(priorOf(this.gapBefore(at)), isGapEnough ? Infinity : 0);
    this.watch = { startedAt: at, prior, fragments: new Set(), inFavour: 0, against: 0, nRepeats: 0 };
  }

  /** Forgets what it watches: another incident has begun. */
  end(): void {
    this.watch = undefined;
  }

  /**
   * Ends a watch that has lasted long enough.
   *
   * @returns the fragments of the other incidents, if they are likelier than not.
   */
  conclude(at: number): ReadonlySet<Fragment> | undefined {
    const { watch } = this;
    if (watch === undefined || at - watch.startedAt <= WATCH_MS) return undefined;
    this.watch = undefined;
    const isLikely = oddsOf(watch) > 0 && (watch.prior > 0 || watch.nRepeats >= LEAST_REPEATS);
    return isLikely ? watch.fragments : undefined;
  }

  /**
   * Notes a signal.
   *
   * @returns the fragments of the other incidents, once they are taken to have begun.
   */
  add(at: number, fragment: Fragment, isRepeat: boolean): ReadonlySet<Fragment> | undefined {
    this.lastAt = Number.isNaN(this.lastAt) ? at : Math.max(at, this.lastAt);
    const within = (this.nRepeats + AGAIN_WITHIN * SIGNALS_TO_LEARN) / (this.nSignals + SIGNALS_TO_LEARN);
    this.nSignals += 1;
    this.nRepeats += isRepeat ? 1 : 0;
    const { watch } = this;
    if (watch === undefined) return undefined;
    watch.fragments.add(fragment);
    watch.nRepeats += isRepeat ? 1 : 0;
    if (isRepeat) watch.inFavour += Math.max(0, Math.log(AGAIN_IN_NEXT / within));
    else watch.against += Math.max(0, Math.log((1 - within) / (1 - AGAIN_IN_NEXT)));
    if (oddsOf(watch) < ACCEPT || watch.nRepeats < LEAST_REPEATS) return undefined;
    this.watch = undefined;
    return watch.fragments;
  }

  private gapBefore(at: number): number {
    return Number.isNaN(this.lastAt) ? 0 : Math.max(0, at - this.lastAt);
  }
}

function priorOf(gapMs: number): number {
  return PER_LOG_GAP * Math.log(Math.max(gapMs, 1000) / EVEN_GAP_MS);
}

function oddsOf({ prior, inFavour, against }: Watch): number {
  return prior + inFavour - Math.min(against, MOST_AGAINST);
}
