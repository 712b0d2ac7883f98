import { ApiProperty } from '@nestjs/swagger';
import type { RootCauseAnalysis } from '../moment/analysis.js';
import {
  CauseChangeResponse,
  CauseGraphResponse,
  CauseSymptomResponse,
  SuspectResponse,
} from './analysis-parts.dto.js';
import { CauseImpactResponse } from './impact.dto.js';

class LookedAtResponse {
  /** Nodes of the topology, 150 at most: what the asset needs, and what else depends on that. */
  nodes!: number;
  /** Nodes that the asset needs, itself included. */
  needed!: number;
  /** Of those, nodes of which nothing was heard. */
  unheard!: number;
  /** Connections that were not confirmed for a week longer than the newest. */
  staleConnections!: number;
  /** Nodes with symptoms. */
  symptoms!: number;
  series!: number;
  samples!: number;
  /** Hours before from which is learnt what is usual. */
  usualHours!: number;
}

export class RootCauseAnalysisResponse {
  /** The moment that was looked at, ISO 8601, UTC. */
  at!: string;
  /** Whether a cause is likelier than `confidence`. */
  isFound!: boolean;
  /** ROOT_CAUSE_CONFIDENCE: probability that some cause must have to be named, 0..1. */
  confidence!: number;
  /** The cause with what speaks for it, or "No cause found" with what was looked at. */
  summary!: string;
  /** Probability that the cause is nothing of what is monitored, 0..1. */
  noneProbability!: number;
  /** The likeliest first, 10 at most, also where none is likely enough. */
  suspects!: SuspectResponse[];
  /** What was changed in the day before on something that symptoms depend on, the likeliest first; 10 at most. */
  changes!: CauseChangeResponse[];
  /** In the order in which they began, 200 at most. */
  symptoms!: CauseSymptomResponse[];
  lookedAt!: LookedAtResponse;
  /** What makes the answer less certain, a sentence each. */
  caveats!: string[];
  /** Of the likeliest cause; null where none was found, or the topology does not know it. */
  @ApiProperty({ type: CauseImpactResponse, nullable: true })
  impact!: CauseImpactResponse | null;
  graph!: CauseGraphResponse;

  static from(analysis: RootCauseAnalysis): RootCauseAnalysisResponse {
    const { looked } = analysis;
    return {
      at: new Date(analysis.atMs).toISOString(),
      isFound: analysis.isFound,
      confidence: analysis.confidence,
      summary: analysis.summary,
      noneProbability: analysis.none,
      suspects: analysis.suspects.map((one) => SuspectResponse.from(one)),
      changes: analysis.changes.map((one) => CauseChangeResponse.from(one)),
      symptoms: analysis.symptoms.map((one) => CauseSymptomResponse.from(one)),
      lookedAt: {
        nodes: looked.nNodes,
        needed: looked.nNeeded,
        unheard: looked.nUnheard,
        staleConnections: looked.nStaleConnections,
        symptoms: looked.nSymptoms,
        series: looked.nSeries,
        samples: looked.nRows,
        usualHours: looked.usualHours,
      },
      caveats: [...analysis.caveats],
      impact: analysis.impact && CauseImpactResponse.from(analysis.impact),
      graph: CauseGraphResponse.from(analysis.graph),
    };
  }
}
