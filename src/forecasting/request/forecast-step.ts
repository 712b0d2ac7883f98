const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Steps by how far is looked ahead: some hundred points at most, none finer than anybody plans by. */
const STEPS = [
  { untilHours: 24, stepMs: 5 * MINUTE_MS },
  { untilHours: 14 * 24, stepMs: HOUR_MS },
  { untilHours: 90 * 24, stepMs: 6 * HOUR_MS },
] as const;

/** History that steps of minutes are forecast from: ten weeks are what the method looks at. */
const MINUTES_HISTORY_MS = 70 * DAY_MS;
/** A longer horizon wants a longer history: so many times its length, and three years at most. */
const HISTORY_PER_HORIZON = 3;
const LONGEST_HISTORY_MS = 1096 * DAY_MS;

/** Fewer days than this are too few values to forecast days from. */
const FEWEST_DAYS_MS = 90 * DAY_MS;

/**
 * @param historyMs - how much there is to forecast from, in milliseconds
 * @returns the length of a step, in milliseconds, that suits a horizon
 */
export function stepFor(horizonHours: number, historyMs: number): number {
  const step = STEPS.find(({ untilHours }) => horizonHours <= untilHours)?.stepMs ?? DAY_MS;
  return step === DAY_MS && historyMs < FEWEST_DAYS_MS ? STEPS[2].stepMs : step;
}

/** @returns the length of a step to read by, in milliseconds */
export function readingStepFor(horizonHours: number): number {
  return Math.min(HOUR_MS, stepFor(horizonHours, 0));
}

/** @returns how far back to read, in milliseconds */
export function historyFor(horizonHours: number, historyDays: number): number {
  const usual = historyDays * DAY_MS;
  if (readingStepFor(horizonHours) < HOUR_MS) return Math.min(usual, MINUTES_HISTORY_MS);
  return Math.min(LONGEST_HISTORY_MS, Math.max(usual, HISTORY_PER_HORIZON * horizonHours * HOUR_MS));
}
