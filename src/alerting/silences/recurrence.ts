import { type CronExpression, CronExpressionParser } from 'cron-parser';
import { LocalClock } from '../../ml/index.js';

const MINUTE_MS = 60_000;

/** A week: what lasts longer needs no recurrence. */
export const LONGEST_RECURRENCE_MINUTES = 10_080;

/** When a silence recurs. */
export interface RecurrenceFields {
  /** Minute, hour, day of the month, month and day of the week, as in a crontab: when it begins. */
  readonly cron: string;
  /** For how long, by the clock on the wall. */
  readonly durationMinutes: number;
  /** IANA name of the zone whose clock it is. */
  readonly timeZone: string;
}

/** A time in which a recurrence is in force; epoch milliseconds. */
export interface ForcedTime {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The times in which a recurring silence is in force, by the clock on the wall: eight hours from ten in the evening end at six in every night. A begin in an
 * hour that is skipped counts, and of one that comes twice both.
 */
export class Recurrence {
  private readonly clock: LocalClock;
  private parsed: CronExpression | undefined;

  /** @throws RangeError for a time zone that is none */
  constructor(readonly fields: RecurrenceFields) {
    this.clock = LocalClock.of(fields.timeZone);
  }

  /** @returns what is wrong with a schedule, undefined where nothing is */
  static faultOf(cron: string): string | undefined {
    try {
      new Recurrence({ cron, durationMinutes: 1, timeZone: 'UTC' }).isInForce(new Date());
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /**
   * The times in which it is in force, cut off at both ends, those that touch put together; epoch milliseconds. Of a begin in an hour that comes
   * twice there is one.
   *
   * @param nMost - begins that are looked at
   */
  timesBetween(fromMs: number, untilMs: number, nMost: number): readonly ForcedTime[] {
    const durationMs = this.fields.durationMinutes * MINUTE_MS;
    const schedule = this.schedule();
    schedule.reset(new Date(this.clock.localTime(fromMs) - durationMs));
    const times: { fromMs: number; untilMs: number }[] = [];
    for (let n = 0; n < nMost; n++) {
      const begunMs = schedule.next().getTime();
      const time = {
        fromMs: Math.max(fromMs, this.instantOf(begunMs)),
        untilMs: Math.min(untilMs, this.instantOf(begunMs + durationMs)),
      };
      if (time.fromMs >= untilMs) break;
      const last = times.at(-1);
      if (last && last.untilMs >= time.fromMs) last.untilMs = Math.max(last.untilMs, time.untilMs);
      else if (time.untilMs > time.fromMs) times.push(time);
    }
    return times;
  }

  /** Whether the last begin before an instant, or at it, is less than the duration ago. */
  isInForce(at: Date): boolean {
    const { durationMinutes } = this.fields;
    const localMs = this.clock.localTime(at.getTime());
    const schedule = this.schedule();
    schedule.reset(new Date(localMs + 1));
    const begunMs = schedule.prev().getTime();
    return localMs - begunMs < durationMinutes * MINUTE_MS;
  }

  /** Local time stands for UTC here, in which no hour is skipped. */
  private schedule(): CronExpression {
    this.parsed ??= CronExpressionParser.parse(this.fields.cron, { tz: 'UTC' });
    return this.parsed;
  }

  /** When the wall clock shows a local time; the second look is for what lies close to a change of the clocks. */
  private instantOf(localMs: number): number {
    const roughly = localMs - (this.clock.localTime(localMs) - localMs);
    return localMs - (this.clock.localTime(roughly) - roughly);
  }
}
