/** Time in which a signal fades to a third in what goes on. */
const FADING_MS = 60_000;
/** With less going on than this a part is quiet: one signal a minute, and one more. */
const QUIET = 2;

/** Observations that are presumed before there are any: once an hour, whatever goes on. */
const [PRIOR_TIMES, PRIOR_MS] = [1, 3_600_000];

/** How much goes on in a connected part of the network: signals of late, older ones counting less. */
export class PartActivity {
  /** Signals of late, as of the latest instant. */
  level = 0;
  private lastAt = Number.NaN;
  /** Time that passed while the part was quiet, and while it was not, in milliseconds. */
  quietMs = 0;
  busyMs = 0;

  /** Lets time pass. @returns what goes on, before a signal of that instant is counted; late ones are counted as of the latest. */
  at(now: number): number {
    const passed = Number.isNaN(this.lastAt) ? 0 : Math.max(0, now - this.lastAt);
    const busy = Math.min(passed, this.level > QUIET ? FADING_MS * Math.log(this.level / QUIET) : 0);
    this.busyMs += busy;
    this.quietMs += passed - busy;
    this.level *= Math.exp(-passed / FADING_MS);
    this.lastAt = Number.isNaN(this.lastAt) ? now : Math.max(now, this.lastAt);
    return this.level;
  }

  /** Counts a signal. */
  add(): void {
    this.level += 1;
  }

  /** Share of the time in which much goes on, an hour of half of it presumed. */
  get busyShare(): number {
    return (this.busyMs + PRIOR_MS / 2) / (this.busyMs + this.quietMs + PRIOR_MS);
  }

  get isQuiet(): boolean {
    return this.level <= QUIET;
  }
}

/** How often an alarm came, and how often while its part was quiet. */
export interface Occurrences {
  readonly times: number;
  readonly timesInQuiet: number;
}

/**
 * How much more often an alarm comes while much goes on in its part than while it is quiet: the natural log of the ratio of both rates.
 * What comes regardless is near 0; what belongs to incidents, or was never seen, is high.
 *
 * @param activity of its part of the network.
 * @example logRateRatio({ times: 0, timesInQuiet: 0 }, { quietMs: 0, busyMs: 0 }) // 0
 */
export function logRateRatio(
  { times, timesInQuiet }: Occurrences,
  { quietMs, busyMs }: Pick<PartActivity, 'quietMs' | 'busyMs'>,
): number {
  const busy = (times - timesInQuiet + PRIOR_TIMES) / (busyMs + PRIOR_MS);
  const quiet = (timesInQuiet + PRIOR_TIMES) / (quietMs + PRIOR_MS);
  return Math.log(busy / quiet);
}
