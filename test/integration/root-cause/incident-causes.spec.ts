import { IncidentFixture } from '../alerting/incident-fixture.js';
import type { ServiceDatabase } from '../service-database.js';
import { ANALYSIS, CauseBench, NOTHING } from './cause-bench.js';

describe('the causes of incidents', () => {
  let database: ServiceDatabase;
  let fixture: IncidentFixture;
  let causes: CauseBench;

  beforeAll(async () => {
    database = await IncidentFixture.open();
  });
  beforeEach(async () => {
    fixture = await IncidentFixture.empty(database);
    causes = new CauseBench(fixture);
  });
  afterAll(() => database.close());

  const waiting = () =>
    database.rows(`
      select kind, status, payload ->> 'rootCauseAssetId' as cause, payload ->> 'message' as message, "nextAttemptAt" > now() as "isHeld"
      from outbox_messages order by sequence`);

  it('are said in the alert and in the text of its event, once, while both wait for them', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('edge-1'));
    await one.takeUp();
    expect(await waiting()).toMatchObject([
      { kind: 'event', isHeld: true },
      { kind: 'alert', cause: null, isHeld: true },
    ]);
    expect(await causes.analyseDue()).toEqual(['opened']);
    expect(await causes.analyseDue()).toEqual([]);
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
    await causes.analyse(String(incident?.id), 'grown');
    expect(await waiting()).toEqual(once);
  });

  it('that are the only asset that is ill wait for what may be behind them, which takes their place', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    await causes.analyseDue();
    expect(await waiting()).toMatchObject([
      { isHeld: true, message: expect.stringMatching(/rose\. Root cause: Core is the likeliest/) as string },
      { isHeld: true, cause: 'core' },
    ]);
    await one.announce(fixture.begun('edge-1'));
    await one.takeUp();
    const [suspect] = ANALYSIS.suspects;
    causes.said = {
      ...ANALYSIS,
      summary: 'Edge 1 is the likeliest cause.',
      suspects: [{ ...suspect!, id: 'edge-1' }],
    };
    const [incident] = await fixture.incidents();
    await causes.analyse(String(incident?.id), 'grown');
    expect((await waiting()).slice(0, 2)).toMatchObject([
      {
        isHeld: false,
        message: expect.stringMatching(/rose\. Root cause: Edge 1 is the likeliest cause\.$/) as string,
      },
      { isHeld: false, cause: 'edge-1' },
    ]);
  });

  it('are not said in what somebody has tried to deliver, nor where none was found', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    causes.said = NOTHING;
    await causes.analyseDue();
    expect(await waiting()).toMatchObject([{ isHeld: true }, { cause: null, isHeld: true }]);
    await database.rows('update outbox_messages set attempts = 1');
    causes.said = ANALYSIS;
    fixture.surrounding.clock.advanceSeconds(15);
    expect(await causes.analyseDue()).toEqual(['grown']);
    const late = { kind: 'event', isHeld: false, cause: null };
    expect(await waiting()).toMatchObject([{ isHeld: true }, { cause: null, isHeld: true }, late]);
  });

  it('that are found late are said once, in an event that follows the first', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    await database.rows(`update outbox_messages set attempts = 1, status = 'delivered'`);
    await causes.analyseDue();
    const [incident] = await fixture.incidents();
    const id = String(incident?.id);
    const events = () =>
      database.rows(`
        select id, "episodeId" as about, status, payload from outbox_messages where kind = 'event' order by sequence`);
    const [first, second, ...others] = await events();
    const { title } = first?.payload as { readonly title: string };
    expect(others).toEqual([]);
    expect(second).toMatchObject({
      about: id,
      status: 'pending',
      payload: {
        assetId: 'core',
        severity: 'info',
        title: `${title} · root cause`,
        message: `Root cause: ${ANALYSIS.summary}`,
        metadata: {
          detector: 'ml-service',
          incidentId: id,
          rootCause: { assetId: 'core', reason: `Root cause: ${ANALYSIS.summary}` },
        },
        correlationId: id,
        parentEventId: first?.id,
      },
    });
    causes.said = { ...ANALYSIS, summary: 'Another one.' };
    await causes.analyse(id, 'final');
    expect(await events()).toEqual([first, second]);
  });

  it('are not said where EMS Core does not know of the incident', async () => {
    const one = fixture.replica();
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    await database.rows(`update outbox_messages set attempts = 1, status = 'parked'`);
    await causes.analyseDue();
    expect(await waiting()).toHaveLength(2);
  });

  it('are looked for when an incident opens, while it grows, and once when it is over; versions are kept', async () => {
    const one = fixture.replica();
    const [core, edge] = [fixture.begun('core'), fixture.begun('edge-1')];
    await one.announce(core);
    await one.takeUp();
    expect(await causes.analyseDue()).toEqual(['opened']);
    await one.announce(edge);
    await one.takeUp();
    expect(await causes.analyseDue()).toEqual([]);
    one.advance(61);
    expect(await causes.analyseDue()).toEqual(['grown']);
    await one.announce(fixture.ended(core));
    await one.announce(fixture.ended(edge));
    await one.takeUp();
    expect(await causes.analyseDue()).toEqual(['final']);
    expect(await causes.analyseDue()).toEqual([]);
    const [incident] = await fixture.incidents();
    const { versions } = await causes.showing.show(String(incident?.id));
    expect(versions).toMatchObject([
      { version: 1, stage: 'opened', nMembers: 1, isFound: true, causeName: 'Core' },
      { version: 2, stage: 'grown', nMembers: 2 },
      { version: 3, stage: 'final', nMembers: 2 },
    ]);
    for (let n = 0; n < 25; n += 1) await causes.analyse(String(incident?.id), 'final');
    const kept = (await causes.showing.show(String(incident?.id))).versions.map(({ version }) => version);
    expect(kept).toEqual([1, ...Array.from({ length: 19 }, (_, n) => n + 10)]);
  });

  it('that operators confirm are shown with its like, and counted', async () => {
    const one = fixture.replica();
    const core = fixture.begun('core');
    await one.announce(core);
    await one.takeUp();
    await causes.analyseDue();
    one.advance(600);
    await one.announce(fixture.ended(core));
    await one.takeUp();
    await causes.analyseDue();
    const [first] = await fixture.incidents();
    const firstId = String(first?.id);
    await causes.feedback.give(firstId, { value: 'none', assetId: undefined, note: undefined });
    await causes.feedback.give(firstId, { value: 'not-cause', assetId: 'edge-1', note: undefined });
    one.advance(1);
    await causes.feedback.give(firstId, { value: 'cause', assetId: 'core', note: 'a bad optic' });
    expect(
      (await causes.showing.show(firstId)).feedback.map(({ value, assetId }) => [value, assetId]),
    ).toEqual([
      ['not-cause', 'edge-1'],
      ['cause', 'core'],
    ]);
    expect(await causes.feedback.accuracy()).toMatchObject({
      nIncidents: 1,
      nConfirmed: 1,
      nFirst: 1,
      nInFirstThree: 1,
      nNone: 0,
    });

    one.advance(86_400);
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    await causes.analyseDue();
    const second = (await fixture.incidents()).find(({ status }) => status === 'open');
    const { similar } = await causes.showing.show(String(second?.id));
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

  it('of which operators said something come before those that looked alike as much', async () => {
    const one = fixture.replica();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const core = fixture.begun('core');
      await one.announce(core);
      await one.takeUp();
      await causes.analyseDue();
      ids.push(String((await fixture.incidents()).find(({ status }) => status === 'open')?.id));
      if (n === 2) break;
      one.advance(600);
      await one.announce(fixture.ended(core));
      await one.takeUp();
      await causes.analyseDue();
      one.advance(86_400);
    }
    const [first = '', second, third = ''] = ids;
    const idsOf = async () => (await causes.showing.show(third)).similar.map(({ incident }) => incident.id);
    expect(await idsOf()).toEqual([second, first]);
    await causes.feedback.give(first, { value: 'none', assetId: undefined, note: undefined });
    expect(await idsOf()).toEqual([first, second]);
  });

  it('refuse feedback that makes no sense, and incidents that are not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const none = { value: 'none' as const, assetId: undefined, note: undefined };
    await expect(causes.feedback.give(nobody, none)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(causes.showing.show('x')).rejects.toMatchObject({ kind: 'not-found' });
    expect(() => causes.feedback.give(nobody, { ...none, assetId: 1 })).toThrow(/must be omitted/);
    expect(() => causes.feedback.give(nobody, { ...none, value: 'cause' })).toThrow(/must be given/);
  });
});
