import { LocalClock } from '../../ml/index.js';
import { limitOf } from './missing-data-rule.js';

const DAY_MS = 86_400_000;

/** How far back pauses are looked for: two weeks, and the pause that was under way when they began. */
export const PAUSE_HISTORY_MS = 15 * DAY_MS;

/** A pause may begin so much earlier and end so much later than the ones before. */
const SHORTEST_TOLERANCE_MS = 1_800_000;

/** A pause is checked at instants so far apart. */
const STEP_MS = 900_000;

/** A pause that comes every day was there on this many of the last seven days; one that comes every week in both last weeks. */
const FEWEST_DAYS = 3;
const WEEK_DAYS = 7;

/** A stretch between two samples of a series that would have been missing data; in local time. */
interface Pause {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** When a series has paused in the last two weeks, such as a device that is switched off at night. */
export class PastPauses {
  private readonly clock: LocalClock;
  private readonly toleranceMs: number;
  private readonly pauses: readonly Pause[];

  /**
   * @param timestamps - of all its samples with a value in {@link PAUSE_HISTORY_MS}, ascending
   * @param intervalMs - its usual polling interval
   * @param timeZone - IANA name of the zone whose wall clock it follows
   */
  constructor(timestamps: readonly number[], intervalMs: number, timeZone: string) {
    this.clock = LocalClock.of(timeZone);
    const limitMs = limitOf(intervalMs);
    this.toleranceMs = Math.max(SHORTEST_TOLERANCE_MS, limitMs);
    this.pauses = timestamps.flatMap((untilMs, i): Pause[] => {
      const fromMs = timestamps[i - 1] ?? untilMs;
      if (untilMs - fromMs <= limitMs) return [];
      return [{ fromMs: this.clock.localTime(fromMs), untilMs: this.clock.localTime(untilMs) }];
    });
  }

  /**
   * Whether a pause is one of those that the series always makes: at each of its moments so far the series had paused, too, at the same time of day on
   * three of the last seven days, or in both last weeks on the same day. Pauses count, not days: an outage of three days is one.
   */
  isUsual(fromMs: number, nowMs: number): boolean {
    if (nowMs - fromMs > WEEK_DAYS * DAY_MS) return false;
    for (let atMs = fromMs; atMs < nowMs; atMs += STEP_MS) if (!this.isUsualAt(atMs)) return false;
    return this.isUsualAt(nowMs);
  }

  private isUsualAt(atMs: number): boolean {
    const localMs = this.clock.localTime(atMs);
    const daysAgo = (days: number): Pause | undefined => this.findAt(localMs - days * DAY_MS);
    const lastWeek = Array.from({ length: WEEK_DAYS }, (_, i) => daysAgo(i + 1));
    const distinct = new Set(lastWeek.filter((pause) => pause !== undefined));
    if (distinct.size >= FEWEST_DAYS) return true;
    const [one, other] = [lastWeek.at(-1), daysAgo(2 * WEEK_DAYS)];
    return one !== undefined && other !== undefined && one !== other;
  }

  private findAt(localMs: number): Pause | undefined {
    const { toleranceMs } = this;
    const last = this.pauses.findLast(({ fromMs }) => fromMs - toleranceMs <= localMs);
    return last && localMs <= last.untilMs + toleranceMs ? last : undefined;
  }
}
