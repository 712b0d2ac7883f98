/** Hours ahead by which errors are counted apart: up to the first, from there up to the second, and so on. */
export const LEAD_HOURS = [1, 24, 168] as const;

const HOUR_MS = 3_600_000;

/** What was said of one step, and what came. */
export interface ForecastOutcome {
  /** From the end of what was known to the end of the step, in milliseconds. */
  readonly leadMs: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly actual: number;
  /** What the seasonal naive forecast said; NaN where it said nothing. */
  readonly naive: number;
}

/** How forecasts of one range of leads turned out, as sums that can be added up. */
export interface LeadSums {
  /** Steps that were compared. */
  readonly n: number;
  /** Of those, inside the band. */
  readonly nInside: number;
  /** Sum of absolute errors of the median, over the steps of which the naive forecast said something, too. */
  readonly error: number;
  /** The same of the seasonal naive forecast. */
  readonly naiveError: number;
  /** How many steps that were. */
  readonly nCompared: number;
}

export const NO_OUTCOMES: LeadSums = { n: 0, nInside: 0, error: 0, naiveError: 0, nCompared: 0 };

/** @returns the place in {@link LEAD_HOURS} that a lead belongs to; undefined beyond the last. */
export function leadClassOf(leadMs: number): number | undefined {
  const found = LEAD_HOURS.findIndex((hours) => leadMs <= hours * HOUR_MS);
  return found < 0 ? undefined : found;
}

/** @returns both together. */
export function addLeadSums(a: LeadSums, b: LeadSums): LeadSums {
  return {
    n: a.n + b.n,
    nInside: a.nInside + b.nInside,
    error: a.error + b.error,
    naiveError: a.naiveError + b.naiveError,
    nCompared: a.nCompared + b.nCompared,
  };
}

/**
 * Counts how forecasts turned out, by lead.
 *
 * @param outcomes in any order; those of which nothing came (NaN) do not count.
 * @returns one for each of {@link LEAD_HOURS}.
 * @example tallyLeads([{ leadMs: 3_600_000, low: 1, median: 2, high: 3, actual: 4, naive: 1 }])[0] // { n: 1, nInside: 0, error: 2, naiveError: 3, nCompared: 1 }
 */
export function tallyLeads(outcomes: Iterable<ForecastOutcome>): readonly LeadSums[] {
  const sums = LEAD_HOURS.map(() => NO_OUTCOMES);
  for (const outcome of outcomes) {
    const place = leadClassOf(outcome.leadMs);
    if (place !== undefined && Number.isFinite(outcome.actual))
      sums[place] = addLeadSums(sums[place]!, sumsOf(outcome));
  }
  return sums;
}

function sumsOf({ low, median, high, actual, naive }: ForecastOutcome): LeadSums {
  const isCompared = Number.isFinite(naive);
  return {
    n: 1,
    nInside: Number(actual >= low && actual <= high),
    error: isCompared ? Math.abs(median - actual) : 0,
    naiveError: isCompared ? Math.abs(naive - actual) : 0,
    nCompared: Number(isCompared),
  };
}
