/** This one, not that one, or nothing of what is monitored. */
export const CAUSE_FEEDBACKS = ['cause', 'not-cause', 'none'] as const;
export type CauseFeedbackValue = (typeof CAUSE_FEEDBACKS)[number];

/** What an operator says of the cause of an incident. */
export interface CauseFeedback {
  readonly id: string;
  readonly incidentId: string;
  readonly value: CauseFeedbackValue;
  /** Null for `none`. */
  readonly assetId: string | null;
  readonly note: string | null;
  readonly givenAt: Date;
}
