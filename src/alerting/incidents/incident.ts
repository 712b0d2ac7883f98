import type { Severity } from '../../ml/index.js';

/** One summand of a priority, in words. */
export interface PriorityShare {
  readonly reason: string;
  /** Points; negative where it makes the incident less urgent. */
  readonly value: number;
  /** A sentence. */
  readonly text: string;
}

/** What belongs together, as one. */
export interface Incident {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly severity: Severity;
  /** 0 (not urgent) to 100: the sum of the contributions. */
  readonly priority: number;
  readonly contributions: readonly PriorityShare[];
  /** One sentence. */
  readonly summary: string;
  readonly startedAt: Date;
  /** When anything of it was heard of last. */
  readonly lastAt: Date;
  /** Null while anything of it goes on. */
  readonly endedAt: Date | null;
  readonly nMembers: number;
  readonly nEntities: number;
  readonly nSuppressed: number;
  /** What it is named after, and its alert is raised on. */
  readonly leadingSubject: string;
  /** The episode whose alert stands for it; null without one. */
  readonly alertedEpisodeId: string | null;
  /** The incident that it has become part of. */
  readonly mergedInto: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
}

/** Something that became of an incident. */
export interface IncidentNews {
  readonly incidentId: string;
  readonly at: Date;
  readonly kind:
    | 'opened'
    | 'reopened'
    | 'closed'
    | 'severity'
    | 'merged'
    | 'split'
    | 'announced'
    | 'released'
    | 'acknowledged'
    | 'feedback';
  /** The incident that it was merged with or split from. */
  readonly otherId: string | null;
  readonly text: string;
}
