import type { ServiceDatabase } from '../service-database.js';
import { changeOf, IncidentFixture } from './incident-fixture.js';

const ALL = {
  ...({ status: 'all', minPriority: undefined, minSeverity: undefined, text: undefined } as const),
  ...{ assetId: undefined, from: undefined, until: undefined },
} as const;

describe('incidents that operators work with', () => {
  let database: ServiceDatabase;
  let fixture: IncidentFixture;

  beforeAll(async () => {
    database = await IncidentFixture.open();
  });
  beforeEach(async () => {
    fixture = await IncidentFixture.empty(database);
  });
  afterAll(() => database.close());

  it('are split and merged as operators want, later ones alike, until that is taken back', async () => {
    const one = fixture.replica();
    const [core, edge] = [fixture.begun('core'), fixture.begun('edge-1')];
    await one.announce(core, edge);
    await one.takeUp();
    const [incident] = await fixture.incidents();
    const id = String(incident?.id);
    const subject = `episode:${edge.after.id}`;
    const given = await one.feedback.give(id, {
      value: 'split',
      members: [subject],
      otherId: undefined,
      note: undefined,
    });
    expect(await fixture.incidents()).toMatchObject([{ nMembers: 1 }, { nMembers: 1 }]);
    await one.announce(fixture.ended(core), fixture.ended(edge));
    await one.takeUp();
    one.advance(120);
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    await one.announce(fixture.begun('edge-1'));
    await one.takeUp();
    const together = await database.rows(`
      select 1 from incident_members a join incident_members b using ("incidentId")
      where a."entityId" = 'core' and b."entityId" = 'edge-1'`);
    expect(together).toEqual([]);

    await one.feedback.withdraw(id, given.id);
    expect(await database.rows(`select from incident_members where "incidentId" = '${id}'`)).toHaveLength(3);
    await expect(one.feedback.withdraw(id, given.id)).rejects.toMatchObject({ code: 'incident_not_found' });
    const others = (await fixture.incidents()).filter((other) => other.id !== id);
    const otherId = String(others[0]?.id);
    const both = (): Promise<readonly unknown[]> =>
      Promise.all([id, otherId].map(async (each) => (await one.listing.show(each)).incident));
    const before = await both();
    const merged = await one.feedback.give(id, { value: 'merge', members: [], otherId, note: 'the same' });
    expect((await one.listing.show(otherId)).incident.mergedInto).toBe(id);
    const { feedback, news } = await one.listing.show(id);
    expect(feedback).toMatchObject([{ value: 'merge', note: 'the same' }]);
    expect(news.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['split', 'merged']));
    await one.feedback.withdraw(id, merged.id);
    expect(await both()).toEqual(before);
  });

  it('are listed page by page, taken over in EMS Core, and compared with single announcements', async () => {
    const one = fixture.replica();
    await one.announce(
      fixture.begun('core'),
      fixture.begun('edge-1'),
      fixture.begun('elsewhere', { severity: 'medium' }),
      fixture.begun('afar'),
    );
    await one.takeUp();
    const page = (sort: '-priority' | 'startedAt', cursor?: string) =>
      one.listing.list({ filter: ALL, sort, limit: 2, cursor });
    const first = await page('-priority');
    const second = await page('-priority', first.nextCursor ?? '');
    const priorities = [...first.incidents, ...second.incidents].map(({ priority }) => priority);
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
    expect(priorities).toHaveLength(3);
    expect(second.nextCursor).toBeNull();
    await expect(page('startedAt', first.nextCursor ?? '')).rejects.toMatchObject({
      code: 'invalid_request',
    });
    const filtered = {
      ...ALL,
      assetId: 'edge-1',
      text: 'LATENCY',
      minPriority: 1,
      from: fixture.now(),
      until: fixture.now(),
    };
    const { incidents: found } = await one.listing.list({
      filter: filtered,
      sort: '-lastAt',
      limit: 5,
      cursor: undefined,
    });
    expect(found).toMatchObject([{ nMembers: 2 }]);

    const id = found[0]?.id ?? '';
    expect(found[0]?.delivery).toEqual({ nAnnounced: 2, nWaiting: 3, nDelivered: 0, nParked: 0 });
    await one.acknowledgements.acknowledge(id, 'noc');
    expect((await fixture.messages()).at(-1)).toMatchObject({ kind: 'takeover' });
    const { incident, news, members } = await one.listing.show(id);
    expect(incident).toMatchObject({ acknowledgedBy: 'noc' });
    expect(news.map(({ kind }) => kind)).toEqual(['opened', 'acknowledged']);
    expect(incident.contributions.reduce((sum, { value }) => sum + value, 0)).toBe(incident.priority);
    expect(members.map(({ entityId }) => entityId)).toEqual(['core', 'edge-1']);
    const quiet = (await fixture.incidents()).find(({ severity }) => severity === 'medium');
    await expect(one.acknowledgements.acknowledge(String(quiet?.id), 'noc')).rejects.toMatchObject({
      code: 'incident_conflict',
    });

    expect(await one.previews.preview(7)).toMatchObject({
      modes: [
        { mode: 'single', nEvents: 4, nAlerts: 3 },
        { mode: 'observe', nEvents: 4, nAlerts: 3 },
        { mode: 'incident', nEvents: 4, nAlerts: 2 },
      ],
      nConfirmed: 0,
      lost: [],
    });
  });

  it('are silenced by kind, text and severity, and announced when they become more severe', async () => {
    const one = fixture.replica();
    await database.rows(`
      insert into silences (kind, text, "maxSeverity", "startsAt", reason, "createdAt")
      values ('Latency *', 'of * rose', 'high', '2026-11-24T13:00:00Z', 'work on the line', now())`);
    const core = fixture.begun('core');
    await one.announce(core, fixture.begun('elsewhere', { reason: 'another text' }));
    await one.takeUp();
    const said = async (): Promise<readonly unknown[]> =>
      (await fixture.messages()).filter(({ kind }) => kind === 'event').map(({ asset }) => asset);
    expect(await said()).toEqual(['elsewhere']);

    one.advance(60);
    await one.announce(changeOf({ ...core.after, severity: 'critical' }, core.after));
    await one.takeUp();
    expect(await said()).toEqual(['elsewhere', 'core']);
  });

  it('are bounded in a storm', async () => {
    const one = fixture.replica();
    const storm = Array.from({ length: 1_200 }, (_, n) =>
      fixture.begun(`device-${n % 400}`, { metricName: `m${Math.floor(n / 400)}`, severity: 'low' }),
    );
    await one.announce(...storm);
    await one.takeUp();
    const [{ n } = {}] = await database.rows('select count(*)::int as n from incident_members');
    expect(n).toBe(1_200);
    const live = await database.rows(`select name from live_events`);
    expect(live.every(({ name }) => name === 'reset')).toBe(true);
  });
});
