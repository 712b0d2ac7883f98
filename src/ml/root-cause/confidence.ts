import type { Suspect } from './suspects.js';

/**
 * The score at which a cause is as likely as none: between the highest scores of quiet windows and the lowest of faults that show at
 * all, in systems of which none was used to choose the others' figures.
 */
export const EVEN_SCORE = 0.6;
/** Suspects below are not worth naming. */
const LEAST_LISTED = EVEN_SCORE / 3;
const MOST_LISTED = 10;
/** Share of the confidence that goes when nothing is known of what the target needs. */
const UNKNOWN_COSTS = 0.3;

/** A suspect with the probability that it is the cause. */
export interface LikelySuspect extends Suspect {
  /** 0..1; with those of the others and of none they make 1. */
  readonly probability: number;
}

/** Who is suspected, and how likely it is that it is none of them. */
export interface Conclusion {
  /** Best first. */
  readonly suspects: readonly LikelySuspect[];
  /** Probability that the cause is nothing of what is monitored, 0..1. */
  readonly none: number;
}

/**
 * Turns scores into probabilities: odds against none by the third power of the best score, shared among the suspects by the same power.
 *
 * @param suspects best first.
 * @param unknown share of what the target needs of which nothing is known, 0..1.
 * @example conclude([], 0).none // 1
 */
export function conclude(suspects: readonly Suspect[], unknown: number): Conclusion {
  const listed = suspects.filter(({ score }) => score >= LEAST_LISTED).slice(0, MOST_LISTED);
  const best = suspects[0];
  if (best === undefined) return { suspects: [], none: 1 };
  const odds = cube(best.score / EVEN_SCORE);
  const some = (odds / (1 + odds)) * (1 - UNKNOWN_COSTS * unknown);
  const all = listed.reduce((sum, { score }) => sum + cube(score), 0);
  return {
    suspects: listed.map((suspect) => ({ ...suspect, probability: (some * cube(suspect.score)) / all })),
    none: 1 - some,
  };
}

function cube(x: number): number {
  return x * x * x;
}
