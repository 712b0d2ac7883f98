import { Injectable } from '@nestjs/common';
import { AssetDirectory } from '../../metrics/index.js';
import { similarIncidents } from '../../ml/index.js';
import { OwnTables } from '../../platform/database/index.js';
import { isUuid } from '../../platform/ids/index.js';
import type { CauseFeedback } from '../feedback/cause-feedback.js';
import { CauseFeedbackRepository } from '../feedback/cause-feedback.repository.js';
import { NoSuchIncidentError } from '../root-cause.errors.js';
import type { AnalysedIncident, AnalysisVersion, IncidentAnalysis } from '../incidents/incident-analysis.js';
import { IncidentAnalyses, type PastIncident } from '../incidents/incident-analysis.repository.js';

const MOST_SIMILAR = 5;

/** A past incident that looked alike, with what it turned out to be. */
export interface SimilarCause {
  readonly incident: AnalysedIncident;
  /** 0..1. */
  readonly similarity: number;
  /** The likeliest suspect of its last analysis; null where no cause was found. */
  readonly foundName: string | null;
  readonly feedback: readonly CauseFeedback[];
  /** What operators noted, of the incident or of its cause. */
  readonly notes: readonly string[];
}

export interface IncidentCauseView {
  readonly incident: AnalysedIncident;
  /** Undefined before the first. */
  readonly newest: IncidentAnalysis | undefined;
  readonly versions: readonly AnalysisVersion[];
  readonly similar: readonly SimilarCause[];
  readonly feedback: readonly CauseFeedback[];
  /** Names of the assets that feedback names, as far as the platform knows them. */
  readonly names: ReadonlyMap<string, string>;
}

/** Shows what is known of the cause of an incident. */
@Injectable()
export class ShowIncidentCause {
  constructor(
    private readonly analyses: IncidentAnalyses,
    private readonly feedback: CauseFeedbackRepository,
    private readonly assets: AssetDirectory,
    private readonly tables: OwnTables,
  ) {}

  /** @throws NoSuchIncidentError */
  show(id: string): Promise<IncidentCauseView> {
    return this.tables.ask(async () => {
      const incident = isUuid(id) ? await this.analyses.findIncident(id) : undefined;
      if (!incident) throw new NoSuchIncidentError(id);
      const [newest, versions, feedback] = await Promise.all([
        this.analyses.findNewest(id),
        this.analyses.findVersions(id),
        this.feedback.findOf([id]),
      ]);
      const similar = newest ? await this.findSimilar(incident, newest) : [];
      const named = [...feedback, ...similar.flatMap((one) => one.feedback)];
      const names = await this.assets.namesOf(named.flatMap(({ assetId }) => assetId ?? []));
      return { incident, newest, versions, similar, feedback, names };
    });
  }

  private async findSimilar(
    incident: AnalysedIncident,
    { signature }: IncidentAnalysis,
  ): Promise<readonly SimilarCause[]> {
    const past: readonly PastIncident[] = await this.analyses.findPast(incident);
    const alike = similarIncidents(signature, past, MOST_SIMILAR);
    const ids = alike.map((one) => one.incident.incident.id);
    const [feedback, notes, found] = await Promise.all([
      this.feedback.findOf(ids),
      this.feedback.findNotes(ids),
      this.analyses.findNamed(ids),
    ]);
    return alike.map(({ incident: { incident: one }, similarity }) => {
      const own = feedback.filter(({ incidentId }) => incidentId === one.id);
      const said = own.flatMap(({ note }) => note ?? []);
      return {
        incident: one,
        similarity,
        foundName: found.get(one.id) ?? null,
        feedback: own,
        notes: [...said, ...(notes.get(one.id) ?? [])],
      };
    });
  }
}
