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
import { IncidentAnalyses } from '../../../src/root-cause/incidents/incident-analysis.repository.js';
import type { AnalyseMoment } from '../../../src/root-cause/moment/analyse-moment.service.js';
import type { RootCauseAnalysis } from '../../../src/root-cause/moment/analysis.js';
import { ShowIncidentCause } from '../../../src/root-cause/view/show-incident-cause.service.js';
import type { AssetDirectory } from '../../../src/metrics/index.js';
import { IncidentFixture } from '../alerting/incident-fixture.js';
import type { ServiceDatabase } from '../service-database.js';

const CORE = { id: 'core', name: 'Core', type: 'router', tier: 1, isAsset: true };
const ANALYSIS: RootCauseAnalysis = {
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
const NOTHING = { ...ANALYSIS, isFound: false, none: 0.9, suspects: [] };

describe('the causes of incidents', () => {
  let database: ServiceDatabase;
  let fixture: IncidentFixture;
  /** What the next analysis says. */
  let said: RootCauseAnalysis;
  let due: DueIncidents;
  let analyses: AnalyseIncident;
  let showing: ShowIncidentCause;
  let feedback: GiveCauseFeedback;

  beforeAll(async () => {
    database = await IncidentFixture.open();
  });
  beforeEach(async () => {
    fixture = await IncidentFixture.empty(database);
    said = ANALYSIS;
    const { em, transactions } = database;
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ALERTING: 'incident' });
    const { clock } = fixture.surrounding;
    const tables = new OwnTables();
    tables.noteReady();
    const notifier = new IncidentNotifier(new OutboxRepository(em), new Installation(em), config);
    const stored = new IncidentAnalyses(em);
    const given = new CauseFeedbackRepository(em);
    due = new DueIncidents(em);
    analyses = new AnalyseIncident(
      new MemberRepository(em),
      { analyse: () => Promise.resolve(said) } as Partial<AnalyseMoment> as AnalyseMoment,
      stored,
      new AnnounceCause(notifier, new LiveEvents(em), config),
      transactions,
      clock,
    );
    const names = { namesOf: () => Promise.resolve(new Map([['core', 'Core']])) };
    showing = new ShowIncidentCause(
      stored,
      given,
      names as Partial<AssetDirectory> as AssetDirectory,
      tables,
    );
    feedback = new GiveCauseFeedback(stored, given, transactions, tables, clock);
  });
  afterAll(() => database.close());

  /** @returns the stages of what was due */
  async function analyseDue(): Promise<readonly string[]> {
    const found = await due.find(fixture.now(), 10);
    for (const one of found) await analyses.analyse(one);
    return found.map(({ stage }) => stage);
  }

  const waiting = () =>
    database.rows(`
      select kind, status, payload ->> 'rootCauseAssetId' as cause, payload ->> 'message' as message, "nextAttemptAt" > now() as "isHeld"
      from outbox_messages order by sequence`);

  it('are said in the alert and in the text of its event, once, while both wait for them', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    expect(await waiting()).toMatchObject([
      { kind: 'event', isHeld: true },
      { kind: 'alert', cause: null, isHeld: true },
    ]);
    expect(await analyseDue()).toEqual(['opened']);
    expect(await analyseDue()).toEqual([]);
    const once = await waiting();
    expect(once).toMatchObject([
      {
        kind: 'event',
        isHeld: false,
        message: expect.stringMatching(/rose\. Root cause: Core is the likeliest cause/) as string,
      },
      { kind: 'alert', isHeld: false, cause: 'core' },
    ]);
    const [incident] = await fixture.incidents();
    await analyses.analyse({ incident: await incidentOf(String(incident?.id)), stage: 'grown' });
    expect(await waiting()).toEqual(once);
  });

  it('are not said in what somebody has tried to deliver, nor where none was found', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    said = NOTHING;
    await analyseDue();
    expect(await waiting()).toMatchObject([{ isHeld: true }, { cause: null, isHeld: true }]);
    await database.rows('update outbox_messages set attempts = 1');
    said = ANALYSIS;
    fixture.surrounding.clock.advanceSeconds(15);
    expect(await analyseDue()).toEqual(['grown']);
    expect(await waiting()).toMatchObject([{ isHeld: true }, { cause: null, isHeld: true }]);
  });

  it('are looked for when an incident opens, while it grows, and once when it is over; versions are kept', async () => {
    const one = fixture.replica();
    const [core, edge] = [fixture.begun('core'), fixture.begun('edge-1')];
    await one.announce(core);
    await one.takeUp();
    expect(await analyseDue()).toEqual(['opened']);
    await one.announce(edge);
    await one.takeUp();
    expect(await analyseDue()).toEqual([]);
    one.advance(61);
    expect(await analyseDue()).toEqual(['grown']);
    await one.announce(fixture.ended(core));
    await one.announce(fixture.ended(edge));
    await one.takeUp();
    expect(await analyseDue()).toEqual(['final']);
    expect(await analyseDue()).toEqual([]);
    const [incident] = await fixture.incidents();
    const { versions } = await showing.show(String(incident?.id));
    expect(versions).toMatchObject([
      { version: 1, stage: 'opened', nMembers: 1, isFound: true, causeName: 'Core' },
      { version: 2, stage: 'grown', nMembers: 2 },
      { version: 3, stage: 'final', nMembers: 2 },
    ]);
    for (let n = 0; n < 25; n += 1)
      await analyses.analyse({ incident: await incidentOf(String(incident?.id)), stage: 'final' });
    const kept = (await showing.show(String(incident?.id))).versions.map(({ version }) => version);
    expect(kept).toEqual([1, ...Array.from({ length: 19 }, (_, n) => n + 10)]);
  });

  it('that operators confirm are shown with its like, and counted', async () => {
    const one = fixture.replica();
    const core = fixture.begun('core');
    await one.announce(core);
    await one.takeUp();
    await analyseDue();
    one.advance(600);
    await one.announce(fixture.ended(core));
    await one.takeUp();
    await analyseDue();
    const [first] = await fixture.incidents();
    const firstId = String(first?.id);
    await feedback.give(firstId, { value: 'none', assetId: undefined, note: undefined });
    await feedback.give(firstId, { value: 'not-cause', assetId: 'edge-1', note: undefined });
    one.advance(1);
    await feedback.give(firstId, { value: 'cause', assetId: 'core', note: 'a bad optic' });
    expect((await showing.show(firstId)).feedback.map(({ value, assetId }) => [value, assetId])).toEqual([
      ['not-cause', 'edge-1'],
      ['cause', 'core'],
    ]);
    expect(await feedback.accuracy()).toMatchObject({
      nIncidents: 1,
      nConfirmed: 1,
      nFirst: 1,
      nInFirstThree: 1,
      nNone: 0,
    });

    one.advance(86_400);
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    await analyseDue();
    const second = (await fixture.incidents()).find(({ status }) => status === 'open');
    const { similar } = await showing.show(String(second?.id));
    expect(similar).toMatchObject([
      {
        incident: { id: firstId },
        similarity: 1,
        foundName: 'Core',
        notes: ['a bad optic'],
        feedback: [{}, { value: 'cause' }],
      },
    ]);
  });

  it('refuse feedback that makes no sense, and incidents that are not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const none = { value: 'none' as const, assetId: undefined, note: undefined };
    await expect(feedback.give(nobody, none)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(showing.show('x')).rejects.toMatchObject({ kind: 'not-found' });
    expect(() => feedback.give(nobody, { ...none, assetId: 1 })).toThrow(/must be omitted/);
    expect(() => feedback.give(nobody, { ...none, value: 'cause' })).toThrow(/must be given/);
  });

  async function incidentOf(id: string) {
    const incident = await new IncidentAnalyses(database.em).findIncident(id);
    if (!incident) throw new Error('There is no such incident');
    return incident;
  }
});
