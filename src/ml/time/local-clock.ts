const { abs, floor, min } = Math;

const WEEK_MS = 7 * 86_400_000;

/** Clocks are changed by no more than this, but for a country that changes sides of the date line. */
const LARGEST_CHANGE_MS = 3 * 3_600_000;

/** What is further from 1970 has no date. */
const LAST_DATE_MS = 8.64e15 - 2 * WEEK_MS;

const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/;

const clocks = new Map<string, LocalClock>();

/**
 * The wall clock of a time zone: what time of day people and their jobs go by. The offset is looked up once a week of time, and cached; the tables
 * are those of the run time, so that another version of it may know of other changes.
 *
 * @example LocalClock.of('Asia/Kolkata').localTime(0) // 19800000, half past five
 */
export class LocalClock {
  private readonly format: Intl.DateTimeFormat;
  private readonly isUtc: boolean;
  /** The week that is looked up. */
  private from = 0;
  private until = 0;
  /** When the clocks are changed in that week or close to it; before everything where they are not. */
  private changedAt = -Infinity;
  private offsetBefore = 0;
  private offset = 0;
  /** So far from the change a sample may go by either time. */
  private reach = 0;

  private constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    this.isUtc = this.format.resolvedOptions().timeZone === 'UTC';
  }

  /**
   * @param timeZone IANA name, e.g. `Europe/Berlin`.
   * @returns the same clock each time.
   * @throws RangeError for a name that is none.
   */
  static of(timeZone: string): LocalClock {
    const known = clocks.get(timeZone);
    if (known !== undefined) return known;
    if (!isTimeZone(timeZone))
      throw new RangeError(
        `timeZone: must be the IANA name of a time zone, e.g. Europe/Berlin, got ${timeZone}`,
      );
    const clock = new LocalClock(timeZone);
    clocks.set(timeZone, clock);
    return clock;
  }

  /**
   * @param timestamp epoch milliseconds.
   * @returns what epoch milliseconds would be if the wall clock showed UTC; where the clocks go back, an hour comes twice.
   */
  localTime(timestamp: number): number {
    if (this.isUtc || !(abs(timestamp) < LAST_DATE_MS)) return timestamp;
    if (!(timestamp >= this.from && timestamp < this.until)) this.lookUp(timestamp);
    return timestamp + (timestamp < this.changedAt ? this.offsetBefore : this.offset);
  }

  /**
   * The time by a clock that has not been changed yet, or has been already: for as long before and after a change as it is itself. The clock alone does
   * not say there when people and jobs do what they do.
   *
   * @returns {@link LocalClock.localTime} at all other times.
   */
  otherTime(timestamp: number): number {
    const local = this.localTime(timestamp);
    if (!(abs(timestamp - this.changedAt) <= this.reach)) return local;
    return timestamp + (timestamp < this.changedAt ? this.offset : this.offsetBefore);
  }

  private lookUp(timestamp: number): void {
    this.from = floor(timestamp / WEEK_MS) * WEEK_MS;
    this.until = this.from + WEEK_MS;
    const [first, last] = [this.from - LARGEST_CHANGE_MS, this.until + LARGEST_CHANGE_MS];
    this.offsetBefore = this.offsetAt(first);
    this.offset = this.offsetAt(last);
    const change = abs(this.offset - this.offsetBefore);
    this.changedAt = change === 0 ? -Infinity : this.findChange(first, last);
    this.reach = min(change, LARGEST_CHANGE_MS);
  }

  /** @returns the first second of the new offset. */
  private findChange(first: number, last: number): number {
    let [before, after] = [first, last];
    while (after - before > 1000) {
      const between = floor((before + after) / 2000) * 1000;
      if (this.offsetAt(between) === this.offsetBefore) before = between;
      else after = between;
    }
    return after;
  }

  private offsetAt(timestamp: number): number {
    const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(this.format.format(timestamp)) ?? [];
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return (sign === '-' ? -size : size) * 1000;
  }
}

/** Whether a text is the IANA name of a time zone that the run time knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
