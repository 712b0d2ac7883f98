/** What an operator says of an episode: it was a real anomaly, a false alarm, or nobody knows. */
export const FEEDBACK_VALUES = ['true_positive', 'false_positive', 'unsure'] as const;
export type Feedback = (typeof FEEDBACK_VALUES)[number];

/** How many episodes of a series got which feedback. */
export type FeedbackCounts = Readonly<Record<Feedback, number>>;

export const NO_FEEDBACK: FeedbackCounts = { true_positive: 0, false_positive: 0, unsure: 0 };

export interface StoredFeedback {
  readonly feedback: Feedback;
  readonly note: string | null;
  readonly givenAt: Date;
}

/** The counts once an episode with earlier feedback, or none, gets another. */
export function counted(
  counts: FeedbackCounts,
  previous: Feedback | undefined,
  next: Feedback,
): FeedbackCounts {
  const others = previous ? { ...counts, [previous]: counts[previous] - 1 } : counts;
  return { ...others, [next]: others[next] + 1 };
}
