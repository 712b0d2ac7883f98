/** When an episode begins, goes on and ends. */
export interface EpisodeRule {
  /** An episode begins with a score from here on. */
  readonly threshold: number;
  /** Scores from here on may lead to an episode, and keep one of a stuck or swinging line open. */
  readonly clearThreshold: number;
  /** Below the threshold, such an episode goes on for this long at most. */
  readonly tailMs: number;
  /** It ends after this many normal samples … */
  readonly normalSamplesToClose: number;
  /** … that also span this time. */
  readonly quietMsToClose: number;
  /** Its start is dated back to what led to it, by this much at most. */
  readonly leadMs: number;
}

/** The distance between the threshold and the clear threshold: a score that swings by less is one episode. */
const HYSTERESIS = 0.2;
const HOUR_MS = 3_600_000;

/** How far the start of an episode is dated back at most. */
export const LEAD_MS = HOUR_MS;

/** The rule of a series whose scores are anomalous from `threshold` on. */
export function ruleFor(threshold: number): EpisodeRule {
  return {
    threshold,
    clearThreshold: threshold - HYSTERESIS,
    tailMs: HOUR_MS,
    normalSamplesToClose: 6,
    quietMsToClose: HOUR_MS / 12,
    leadMs: LEAD_MS,
  };
}
