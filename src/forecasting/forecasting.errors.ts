import { DomainError } from '../platform/errors/index.js';

/** The series has nothing to forecast from. */
export class NoHistoryError extends DomainError {
  readonly code = 'too_little_data';
  readonly kind = 'too-little-data';

  constructor(metricName: string, message: string, facts: Readonly<Record<string, unknown>>) {
    super(`No forecast of ${metricName}: ${message}`, { facts });
  }
}

/** The series is over: what comes after the last sample says nothing of now. */
export class SeriesEndedError extends DomainError {
  readonly code = 'series_ended';
  readonly kind = 'too-little-data';

  constructor(metricName: string, lastSampleAt: Date, mostDays: number) {
    super(
      `No forecast of ${metricName}: its last sample is of ${lastSampleAt.toISOString()}, and after more than ${mostDays} days without one nothing is known of it. With asOf you get what would have been said at an earlier time.`,
      { facts: { lastSampleAt: lastSampleAt.toISOString() } },
    );
  }
}

export class InvalidForecastCursorError extends DomainError {
  readonly code = 'invalid_cursor';
  readonly kind = 'invalid';

  constructor() {
    const message = 'cursor must be a nextCursor of an answer';
    super(message, { faults: [{ field: 'cursor', message }] });
  }
}
