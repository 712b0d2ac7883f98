import type { ListedIncident } from '../incidents/listing/incident-listing.repository.js';

/** Members of incidents that were not announced by themselves, for one kind of reason. */
export interface SuppressedGroup {
  readonly reasonKind: string;
  readonly count: number;
  /** Of them those that go on. */
  readonly openCount: number;
  /** The newest, with the reason in words. */
  readonly examples: readonly {
    readonly entityName: string;
    readonly kind: string;
    readonly reason: string;
  }[];
}

/** What is worth a look, the most urgent first. */
export interface NextLook {
  readonly incidentId: string | null;
  readonly text: string;
}

/** What a shift leaves to the next one. */
export interface ShiftReport {
  readonly from: Date;
  readonly until: Date;
  /** Incidents that went on at some time between the two. */
  readonly total: number;
  readonly closed: number;
  /** By priority: 70 and more, 40 to 69, less. */
  readonly urgent: number;
  readonly medium: number;
  readonly low: number;
  /** Of all, the most urgent first. */
  readonly happened: readonly ListedIncident[];
  readonly stillOpen: readonly ListedIncident[];
  readonly openTotal: number;
  readonly suppressed: readonly SuppressedGroup[];
  readonly next: readonly NextLook[];
}

export const URGENT = 70;
export const MEDIUM = 40;
