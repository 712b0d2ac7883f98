import type { Fingerprint } from '../fingerprint.js';

/** What an operator says of an incident: it was real, noise, or wrongly grouped. */
export const INCIDENT_FEEDBACKS = ['real', 'noise', 'split', 'merge'] as const;
export type IncidentFeedbackValue = (typeof INCIDENT_FEEDBACKS)[number];

/** Who was meant, so that later ones can be treated alike and it can be taken back. */
export interface FeedbackScope {
  /** Of the members that were split off, or of the other incident; of the one that it is named after for a value on the whole. */
  readonly some: readonly Fingerprint[];
  /** Of the rest of the incident. */
  readonly rest: readonly Fingerprint[];
  /** Members that were moved. */
  readonly subjects: readonly string[];
  /** Where they were before. */
  readonly fromId: string | null;
}

export interface IncidentFeedback {
  readonly id: string;
  readonly incidentId: string;
  readonly value: IncidentFeedbackValue;
  readonly scope: FeedbackScope;
  readonly note: string | null;
  readonly givenAt: Date;
}

export interface IncidentFeedbackRequest {
  readonly value: IncidentFeedbackValue;
  /** Members to be split off. */
  readonly members: readonly string[];
  /** The incident to be merged with. */
  readonly otherId: string | undefined;
  readonly note: string | undefined;
}
