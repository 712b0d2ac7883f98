/** `ahead`: the newest forecast, into the time to come. The others: what was said then, against what came. */
export type ForecastChoice = 'ahead' | 'day-ago' | 'week-ago';

interface ForecastFacts {
  readonly title: string;
  /** In a sentence. */
  readonly when: string;
  /** How long ago it was made at least, in hours. */
  readonly ageHours: number;
  /** How far ahead it looked where it is compared; one of the leads of its accuracy. */
  readonly leadHours: number;
}

/**
 * Forecasts are made once a day and look a week ahead: the newest of those that are six days old reaches up to now, one of those that are seven days old
 * may not.
 */
export const FORECASTS: Readonly<Record<ForecastChoice, ForecastFacts>> = {
  ahead: { title: 'Ahead', when: 'now', ageHours: 0, leadHours: 24 },
  'day-ago': { title: 'Made a day ago', when: 'a day ago', ageHours: 24, leadHours: 24 },
  'week-ago': { title: 'Made a week ago', when: 'a week ago', ageHours: 144, leadHours: 168 },
};

const HOUR_MS = 3_600_000;
const MOST_AHEAD_MS = 168 * HOUR_MS;
const LEAST_AHEAD_MS = HOUR_MS;
/** Of the range: the past stays what is looked at. */
const AHEAD_SHARE = 0.5;
/** A range that ends so shortly before now ends now. */
const NOW_SHARE = 0.02;

/** What an address says; undefined for anything that is no forecast. */
export function toForecastChoice(text: string | undefined): ForecastChoice | undefined {
  return text !== undefined && Object.hasOwn(FORECASTS, text) ? (text as ForecastChoice) : undefined;
}

/** By when it has to be made, ISO 8601: the same for an hour, so that it is asked for once; undefined for the newest. */
export function madeBefore(choice: ForecastChoice, now: number): string | undefined {
  const { ageHours } = FORECASTS[choice];
  return ageHours === 0
    ? undefined
    : new Date(Math.floor(now / HOUR_MS) * HOUR_MS - ageHours * HOUR_MS).toISOString();
}

/**
 * How far a chart goes on into the time to come: half as far as it looks back, a week at most.
 *
 * @returns epoch milliseconds; the end of the range where it does not reach up to now
 */
export function aheadUntil(fromMs: number, untilMs: number, now: number): number {
  const span = untilMs - fromMs;
  if (untilMs < now - NOW_SHARE * span) return untilMs;
  return untilMs + Math.min(Math.max(AHEAD_SHARE * span, LEAST_AHEAD_MS), MOST_AHEAD_MS);
}
