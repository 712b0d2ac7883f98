import { ApiProperty } from '@nestjs/swagger';
import type { AnalysisVersion } from '../incidents/incident-analysis.js';
import type { IncidentCauseView, SimilarCause } from '../view/show-incident-cause.service.js';
import { RootCauseAnalysisResponse } from './analysis.dto.js';
import { CauseFeedbackResponse } from './cause-feedback.dto.js';

const STAGES = ['opened', 'grown', 'final'];

class AnalysisVersionResponse {
  /** From 1; of more than 20 the first and the last 19 are kept. */
  version!: number;
  @ApiProperty({ enum: STAGES })
  stage!: string;
  /** ISO 8601, UTC. */
  madeAt!: string;
  /** Members that the incident had. */
  members!: number;
  isFound!: boolean;
  /** Name of the likeliest cause; null where none was found. */
  @ApiProperty({ type: String, nullable: true })
  causeName!: string | null;

  static from({
    version,
    stage,
    madeAt,
    nMembers,
    isFound,
    causeName,
  }: AnalysisVersion): AnalysisVersionResponse {
    return { version, stage, madeAt: madeAt.toISOString(), members: nMembers, isFound, causeName };
  }
}

class SimilarCauseResponse {
  /** UUID of the incident. */
  incidentId!: string;
  summary!: string;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** How long it took; null where it is not known. */
  @ApiProperty({ type: Number, nullable: true })
  durationMinutes!: number | null;
  /** Of the kinds of symptoms, on the same roles, in a similar order: 0..1. */
  similarity!: number;
  /** The cause that was found; null where none was. */
  @ApiProperty({ type: String, nullable: true })
  causeName!: string | null;
  /** What operators say that it was. */
  feedback!: CauseFeedbackResponse[];
  /** What they noted. */
  notes!: string[];

  static from(one: SimilarCause, names: ReadonlyMap<string, string>): SimilarCauseResponse {
    const { id, summary, startedAt, endedAt } = one.incident;
    return {
      incidentId: id,
      summary,
      startedAt: startedAt.toISOString(),
      durationMinutes: endedAt && Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000),
      similarity: one.similarity,
      causeName: one.foundName,
      feedback: one.feedback.map((feedback) => CauseFeedbackResponse.from(feedback, names)),
      notes: [...one.notes],
    };
  }
}

export class IncidentRootCauseResponse {
  /** Always true. */
  success!: boolean;
  /** UUID. */
  incidentId!: string;
  /** The newest analysis; null where there is none, with `reason`. */
  @ApiProperty({ type: RootCauseAnalysisResponse, nullable: true })
  analysis!: RootCauseAnalysisResponse | null;
  /** Why there is no analysis; null where there is one. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** All versions, oldest first. */
  versions!: AnalysisVersionResponse[];
  /** Earlier incidents that looked alike, the most similar first, and of equals those that operators gave feedback on; 5 at most. They move no probability. */
  similar!: SimilarCauseResponse[];
  /** What operators say of its cause, oldest first. */
  feedback!: CauseFeedbackResponse[];

  static from({
    incident,
    newest,
    versions,
    similar,
    feedback,
    names,
  }: IncidentCauseView): IncidentRootCauseResponse {
    return {
      success: true,
      incidentId: incident.id,
      analysis: newest?.analysis ? RootCauseAnalysisResponse.from(newest.analysis) : null,
      reason:
        newest === undefined
          ? NOT_YET
          : newest.problem && `The analysis could not be made: ${newest.problem}`,
      versions: versions.map((version) => AnalysisVersionResponse.from(version)),
      similar: similar.map((one) => SimilarCauseResponse.from(one, names)),
      feedback: feedback.map((one) => CauseFeedbackResponse.from(one, names)),
    };
  }
}

const NOT_YET =
  'It has not been analysed: incidents are as soon as they open, by a process with the role worker; those that ended before there were analyses are not.';
