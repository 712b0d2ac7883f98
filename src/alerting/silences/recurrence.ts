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

  /** Whether the last begin before an instant, or at it, is less than the duration ago. */
  isInForce(at: Date): boolean {
    const { cron, durationMinutes } = this.fields;
    const localMs = this.clock.localTime(at.getTime());
    // Local time stands for UTC here, in which no hour is skipped.
    this.parsed ??= CronExpressionParser.parse(cron, { tz: 'UTC' });
    this.parsed.reset(new Date(localMs + 1));
    const begunMs = this.parsed.prev().getTime();
    return localMs - begunMs < durationMinutes * MINUTE_MS;
  }
}
