import type { Recommendation } from './recommendation.js';
import { HORIZON_DAYS } from './recommend.js';

export const MARK_STATUSES = ['done', 'not-needed', 'postponed'] as const;
export type MarkStatus = (typeof MARK_STATUSES)[number];

/** What an operator said of a recommendation. */
export interface Mark {
  readonly status: MarkStatus;
  /** Of a postponed one. */
  readonly postponedUntil: Date | null;
  /** Whether what it said was found; null where nobody says. */
  readonly wasRight: boolean | null;
  readonly note: string | null;
  readonly markedAt: Date;
  /** As it was then. */
  readonly recommendation: Recommendation;
}

/** What happened within the days that the risk looked ahead. */
export type Outcome =
  | { readonly state: 'waiting'; readonly untilAt: Date }
  | { readonly state: 'failed'; readonly failedAt: Date }
  | { readonly state: 'no-failure' };

const DAY_MS = 86_400_000;
/** Levels and trends of two weeks have forgotten the old part by then. */
const DONE_DAYS = 14;
/** Somebody has looked: what lasts for longer is asked again. */
const NOT_NEEDED_DAYS = 60;

/** Until when a mark keeps a recommendation off the list. */
export function restsUntil({ status, markedAt, postponedUntil }: Mark): Date {
  if (status === 'postponed') return postponedUntil ?? markedAt;
  const days = status === 'done' ? DONE_DAYS : NOT_NEEDED_DAYS;
  return new Date(markedAt.getTime() + days * DAY_MS);
}

/** @param failures of the asset, in any order */
export function outcomeOf({ markedAt }: Mark, failures: readonly Date[], now: Date): Outcome {
  const untilAt = new Date(markedAt.getTime() + HORIZON_DAYS * DAY_MS);
  const within = failures.filter((at) => at > markedAt && at <= untilAt);
  const [failedAt] = within.sort((a, b) => a.getTime() - b.getTime());
  if (failedAt) return { state: 'failed', failedAt };
  return now < untilAt ? { state: 'waiting', untilAt } : { state: 'no-failure' };
}

/**
 * Whether a recommendation turned out right: by what was found where it was done; else by whether the asset failed. Undefined while nobody can
 * say.
 */
export function wasRight({ status, wasRight: found }: Mark, outcome: Outcome): boolean | undefined {
  if (found !== null) return found;
  if (status === 'done' || outcome.state === 'waiting') return undefined;
  if (outcome.state === 'failed') return true;
  return status === 'not-needed' ? false : undefined;
}
