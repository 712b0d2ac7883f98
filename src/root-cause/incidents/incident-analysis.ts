import type { IncidentSignature } from '../../ml/index.js';
import type { RootCauseAnalysis } from '../moment/analysis.js';

/** An incident as far as its cause is concerned. */
export interface AnalysedIncident {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly summary: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly nMembers: number;
  readonly leadingSubject: string;
  readonly alertedEpisodeId: string | null;
}

/** When in the life of an incident its cause was looked for. */
export type AnalysisStage = 'opened' | 'grown' | 'final';

/** One version of what was said of the cause of an incident. */
export interface IncidentAnalysis {
  readonly incidentId: string;
  /** From 1. */
  readonly version: number;
  readonly stage: AnalysisStage;
  readonly madeAt: Date;
  readonly nMembers: number;
  readonly alertedEpisodeId: string | null;
  /** Null where it could not be made. */
  readonly analysis: RootCauseAnalysis | null;
  /** Why it could not be made. */
  readonly problem: string | null;
  readonly signature: IncidentSignature;
}

/** A version without what it says. */
export interface AnalysisVersion extends Pick<IncidentAnalysis, 'version' | 'stage' | 'madeAt' | 'nMembers'> {
  readonly isFound: boolean;
  readonly causeName: string | null;
}
