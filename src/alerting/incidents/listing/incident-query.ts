import type { Severity } from '../../../ml/index.js';

export const INCIDENT_SORTS = [
  'priority',
  '-priority',
  'startedAt',
  '-startedAt',
  'lastAt',
  '-lastAt',
] as const;
export type IncidentSort = (typeof INCIDENT_SORTS)[number];

/** Which incidents are listed. */
export interface IncidentFilter {
  readonly status: 'open' | 'closed' | 'all';
  /** 0..100. */
  readonly minPriority: number | undefined;
  readonly minSeverity: Severity | undefined;
  /** Anywhere in the summary, in small or capital letters. */
  readonly text: string | undefined;
  /** Those with a member of it. */
  readonly assetId: string | undefined;
  /** Those that went on at some time between the two. */
  readonly from: Date | undefined;
  readonly until: Date | undefined;
}

/** The last one of the page before. */
export interface IncidentPlace {
  /** A priority, or epoch milliseconds. */
  readonly value: number;
  readonly id: string;
}

export interface IncidentPageRequest {
  readonly filter: IncidentFilter;
  readonly sort: IncidentSort;
  readonly limit: number;
  readonly after: IncidentPlace | undefined;
}
