import type { ChangeBefore } from './question.js';

/** A change that may be the cause: of its own kind, since nothing has to be measured on the node. */
export interface SuspectChange extends ChangeBefore {
  readonly minutesBefore: number;
  /** 0..1: share of the symptoms that depend on the node, less the longer ago it was. */
  readonly score: number;
}

/** What was changed a day before is no longer just before. */
const LONGEST_BEFORE_MINUTES = 24 * 60;
/** After three hours a change counts for a third: most faults of a change show within the first hours. */
const FADES_AFTER_MINUTES = 180;

/**
 * Changes before the first symptom on nodes that symptoms depend on, likeliest first.
 *
 * @param coverageOf share of the symptoms, by weight, that depend on a node, 0..1.
 */
export function suspectChanges(
  changes: readonly ChangeBefore[],
  firstSymptomAt: number,
  coverageOf: (node: number) => number,
): readonly SuspectChange[] {
  return changes
    .map((change) => {
      const minutesBefore = (firstSymptomAt - change.at) / 60_000;
      const isBefore = minutesBefore >= 0 && minutesBefore <= LONGEST_BEFORE_MINUTES;
      const score = isBefore ? coverageOf(change.node) * Math.exp(-minutesBefore / FADES_AFTER_MINUTES) : 0;
      return { ...change, minutesBefore, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}
