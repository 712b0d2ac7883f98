import { Injectable } from '@nestjs/common';
import { type Member, MemberRepository } from '../../alerting/index.js';
import { signatureOf } from '../../ml/index.js';
import { Clock } from '../../platform/clock/index.js';
import { isConnectionFailure, isDependencyUnavailable, Transactions } from '../../platform/database/index.js';
import { AnalyseMoment } from '../moment/analyse-moment.service.js';
import { signatureSymptoms } from '../moment/describe-answer.js';
import { AnnounceCause } from './announce-cause.service.js';
import type { DueIncident } from './due-incidents.repository.js';
import type { AnalysedIncident, IncidentAnalysis } from './incident-analysis.js';
import { IncidentAnalyses } from './incident-analysis.repository.js';
import { incidentQuestion } from './incident-question.js';

/** An incident is full with a thousand. */
const MOST_MEMBERS = 1_500;

/** Looks for the cause of an incident, keeps what was said, and has it said in what is announced of the incident. */
@Injectable()
export class AnalyseIncident {
  constructor(
    private readonly members: MemberRepository,
    private readonly moments: AnalyseMoment,
    private readonly analyses: IncidentAnalyses,
    private readonly announced: AnnounceCause,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws where the database or the source of metrics is away: it is repeated then */
  async analyse({ incident, stage }: DueIncident): Promise<void> {
    const members = await this.members.findOfIncidents([incident.id], MOST_MEMBERS);
    const outcome = await this.outcomeOf(incident, members);
    const { nMembers, alertedEpisodeId } = incident;
    const made = { stage, madeAt: this.clock.now(), nMembers, alertedEpisodeId, ...outcome };
    await this.transactions.run(async () => {
      await this.analyses.add({ incidentId: incident.id, ...made });
      if (outcome.analysis !== null) await this.announced.announce(incident, members, outcome.analysis);
    });
  }

  /** What fails by itself would fail again: that is said, instead of trying for ever. */
  private async outcomeOf(
    incident: AnalysedIncident,
    members: readonly Member[],
  ): Promise<Pick<IncidentAnalysis, 'analysis' | 'problem' | 'signature'>> {
    const question = incidentQuestion(incident, members, this.clock.now());
    if (question === undefined)
      return { analysis: null, problem: 'The incident has no members.', signature: new Map() };
    try {
      const analysis = await this.moments.analyse(question, 'sweep');
      return { analysis, problem: null, signature: signatureOf(signatureSymptoms(analysis.symptoms)) };
    } catch (error) {
      if (isConnectionFailure(error) || isDependencyUnavailable(error)) throw error;
      const problem = error instanceof Error ? error.message : String(error);
      return { analysis: null, problem, signature: new Map() };
    }
  }
}
