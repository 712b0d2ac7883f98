import { OutboxRepository } from '../../../src/ems/outbox/outbox.repository.js';
import { IncidentNotifier } from '../../../src/ems/index.js';
import { MemberRepository } from '../../../src/alerting/index.js';
import { Installation, OwnTables } from '../../../src/platform/database/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { GiveCauseFeedback } from '../../../src/root-cause/feedback/give-cause-feedback.service.js';
import { CauseFeedbackRepository } from '../../../src/root-cause/feedback/cause-feedback.repository.js';
import { AnalyseIncident } from '../../../src/root-cause/incidents/analyse-incident.service.js';
import { AnnounceCause } from '../../../src/root-cause/incidents/announce-cause.service.js';
import { DueIncidents } from '../../../src/root-cause/incidents/due-incidents.repository.js';
import type { AnalysisStage } from '../../../src/root-cause/incidents/incident-analysis.js';
import { IncidentAnalyses } from '../../../src/root-cause/incidents/incident-analysis.repository.js';
import type { AnalyseMoment } from '../../../src/root-cause/moment/analyse-moment.service.js';
import type { RootCauseAnalysis } from '../../../src/root-cause/moment/analysis.js';
import { ShowIncidentCause } from '../../../src/root-cause/view/show-incident-cause.service.js';
import type { AssetDirectory } from '../../../src/metrics/index.js';
import type { IncidentFixture } from '../alerting/incident-fixture.js';

const CORE = { id: 'core', name: 'Core', type: 'router', tier: 1, isAsset: true };
/** What an analysis says that has found a cause. */
export const ANALYSIS: RootCauseAnalysis = {
  atMs: 0,
  confidence: 0.5,
  isFound: true,
  summary: 'Core is the likeliest cause (90 %): it began first.',
  none: 0.1,
  suspects: [
    {
      ...CORE,
      probability: 0.9,
      clues: ['it began first'],
      explains: ['core', 'edge-1'],
      isSeparateCause: true,
    },
  ],
  changes: [],
  symptoms: [{ ...CORE, metricName: 'latency', side: 1, deviation: 9, usual: 5, level: 60, startedMs: 0 }],
  looked: {
    nNodes: 3,
    nNeeded: 2,
    nUnheard: 0,
    nStaleConnections: 0,
    nSymptoms: 2,
    nSeries: 9,
    nRows: 99,
    usualHours: 24,
  },
  caveats: [],
  impact: null,
  graph: { nodes: [], edges: [] },
};
export const NOTHING = { ...ANALYSIS, isFound: false, none: 0.9, suspects: [] };

/** What looks for the causes of incidents in one process, with the analysis of a moment left to the spec. */
export class CauseBench {
  /** What the next analysis says. */
  said = ANALYSIS;
  private readonly analyses: AnalyseIncident;
  readonly showing: ShowIncidentCause;
  readonly feedback: GiveCauseFeedback;
  private readonly due: DueIncidents;
  private readonly stored: IncidentAnalyses;

  constructor(private readonly fixture: IncidentFixture) {
    const { em, transactions } = fixture.database;
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ALERTING: 'incident' });
    const { clock } = fixture.surrounding;
    const tables = new OwnTables();
    tables.noteReady();
    const notifier = new IncidentNotifier(new OutboxRepository(em), new Installation(em), config);
    this.stored = new IncidentAnalyses(em);
    const given = new CauseFeedbackRepository(em);
    this.due = new DueIncidents(em);
    this.analyses = new AnalyseIncident(
      new MemberRepository(em),
      { analyse: () => Promise.resolve(this.said) } as Partial<AnalyseMoment> as AnalyseMoment,
      this.stored,
      new AnnounceCause(notifier, new LiveEvents(em), config),
      transactions,
      clock,
    );
    const names = { namesOf: () => Promise.resolve(new Map([['core', 'Core']])) };
    this.showing = new ShowIncidentCause(
      this.stored,
      given,
      names as Partial<AssetDirectory> as AssetDirectory,
      tables,
    );
    this.feedback = new GiveCauseFeedback(this.stored, given, transactions, tables, clock);
  }

  /** @returns the stages of what was due */
  async analyseDue(): Promise<readonly string[]> {
    const found = await this.due.find(this.fixture.now(), 10);
    for (const one of found) await this.analyses.analyse(one);
    return found.map(({ stage }) => stage);
  }

  /** Whether it is due or not. */
  async analyse(id: string, stage: AnalysisStage): Promise<void> {
    const incident = await this.stored.findIncident(id);
    if (!incident) throw new Error('There is no such incident');
    await this.analyses.analyse({ incident, stage });
  }
}
