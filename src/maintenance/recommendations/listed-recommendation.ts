import { type MarkedOutcome } from './action-trust.js';
import { type MarkStatus, restsUntil } from './mark.js';
import { type Recommendation, writeId } from './recommendation.js';
import type { RecommendationState } from './current-recommendations.service.js';

/** A recommendation with what was said of it last. */
export interface ListedRecommendation {
  readonly id: string;
  readonly status: 'open' | MarkStatus;
  readonly recommendation: Recommendation;
  /** The newest, of an open one that rested before too; null where there is none. */
  readonly marked: MarkedOutcome | null;
  /** Within the days that it looks ahead, as it is predicted now; null where unknown. */
  readonly probabilityNow: number | null;
}

/** The most urgent first: those that are to be done. */
export function openOf(state: RecommendationState, at: Date = state.now): readonly ListedRecommendation[] {
  const newest = newestMarks(state.marked);
  return state.recommendations.flatMap((recommendation) => {
    const id = writeId(recommendation);
    const marked = newest.get(id) ?? null;
    if (marked && restsUntil(marked.mark) > at) return [];
    const probabilityNow = recommendation.probability;
    return [{ id, status: 'open' as const, recommendation, marked, probabilityNow }];
  });
}

/** The newest first: those that something was said of, as they were then. */
export function markedOf({ marked, risks }: RecommendationState): readonly ListedRecommendation[] {
  return marked.map((one) => {
    const { recommendation, status } = one.mark;
    const probabilityNow = risks.get(recommendation.assetId)?.probability ?? null;
    return { id: writeId(recommendation), status, recommendation, marked: one, probabilityNow };
  });
}

function newestMarks(marked: readonly MarkedOutcome[]): ReadonlyMap<string, MarkedOutcome> {
  return new Map(marked.map((one) => [writeId(one.mark.recommendation), one] as const).toReversed());
}
