import { CapacitySignals } from '../../../src/alerting/signals/capacity-signals.service.js';
import { SignalRepository } from '../../../src/alerting/signals/signal.repository.js';
import { EmsTables } from '../ems-tables.js';
import type { ServiceDatabase } from '../service-database.js';
import { changeOf, IncidentFixture } from './incident-fixture.js';

describe('incidents', () => {
  let database: ServiceDatabase;
  let fixture: IncidentFixture;

  beforeAll(async () => {
    database = await IncidentFixture.open();
  });
  beforeEach(async () => {
    fixture = await IncidentFixture.empty(database);
  });
  afterAll(() => database.close());

  it('are made of episodes that belong together, and announced with one alert that ends when all is over', async () => {
    const one = fixture.replica();
    const [core, edge] = [fixture.begun('core'), fixture.begun('edge-1', { severity: 'medium' })];
    await one.announce(core);
    await one.takeUp();
    await one.announce(edge, fixture.begun('elsewhere'));
    await one.takeUp();

    const [incident, other] = await fixture.incidents();
    expect([incident, other]).toMatchObject([
      { status: 'open', severity: 'high', nMembers: 2 },
      { nMembers: 1 },
    ]);
    const said = await fixture.messages();
    const kinds = said.map(({ kind, asset }) => `${String(kind)} ${typeof asset === 'string' ? asset : ''}`);
    expect(kinds.slice(0, 2)).toEqual(['event core', 'alert ']);
    expect(kinds.slice(2).sort()).toEqual(['alert ', 'event edge-1', 'event elsewhere']);
    const ofEdge = said.find(({ asset }) => asset === 'edge-1');
    expect(ofEdge).toMatchObject({ correlation: incident?.id });
    expect(ofEdge?.parent).toEqual(expect.any(String));

    one.advance(60);
    await one.announce(fixture.ended(core));
    await one.takeUp();
    expect((await fixture.messages()).filter(({ kind }) => kind === 'resolution')).toEqual([]);
    // As severe as what goes on, and once all is over as the worst of all.
    expect((await fixture.incidents())[0]).toMatchObject({ status: 'open', severity: 'medium' });
    await one.announce(fixture.ended(edge));
    await one.takeUp();
    expect((await fixture.messages()).filter(({ kind }) => kind === 'resolution')).toMatchObject([
      { episodeId: core.after.id },
    ]);
    expect((await fixture.incidents())[0]).toMatchObject({ status: 'closed', severity: 'high', nMembers: 2 });
  });

  it('are made of capacity warnings as well, of which EMS Core hears nothing more', async () => {
    const one = fixture.replica();
    const capacity = new CapacitySignals(new SignalRepository(database.em));
    const news = {
      ...{ id: 'a', assetId: 'core', assetName: 'Core', metricName: 'disk_usage', at: fixture.now() },
      text: 'disk_usage of Core reaches 100% about 3 March 2027.',
    };
    await capacity.announce([{ ...news, change: 'opened' }]);
    await capacity.announce([{ ...news, change: 'opened' }]);
    await one.takeUp();
    expect(await fixture.incidents()).toMatchObject([{ status: 'open', severity: 'low', nMembers: 1 }]);
    await capacity.announce([{ ...news, change: 'closed' }]);
    await one.takeUp();
    expect(await fixture.incidents()).toMatchObject([{ status: 'closed', nMembers: 1 }]);
    expect(await fixture.messages()).toEqual([]);
    expect((await one.previews.preview(7)).modes.map(({ nEvents }) => nEvents)).toEqual([0, 0, 0]);
  });

  it('go on in another process with the same ids, one process at a time, and nothing twice', async () => {
    const [one, other] = [fixture.replica(), fixture.replica()];
    await one.announce(fixture.begun('core'));
    await one.takeUp();
    expect(await other.takeUp()).toBe(false);

    await one.pause();
    await other.announce(fixture.begun('edge-1'));
    expect(await other.takeUp()).toBe(true);
    await other.pause();
    await one.announce(fixture.begun('edge-2'));
    await one.takeUp();

    expect(await fixture.incidents()).toMatchObject([{ nMembers: 3 }]);
    expect((await fixture.messages()).map(({ kind }) => kind).sort()).toEqual([
      'alert',
      'event',
      'event',
      'event',
    ]);
    expect(new Set((await fixture.messages()).flatMap(({ correlation }) => correlation ?? [])).size).toBe(1);
  });

  it('have one alert between them when they turn out to be one, and it ends with the last of them', async () => {
    const one = fixture.replica();
    const [first, second] = [fixture.begun('edge-1'), fixture.begun('edge-2', { reason: 'jitter' })];
    await one.announce(first, second);
    await one.takeUp();
    const alerted = async (kind: string): Promise<readonly unknown[]> =>
      (await fixture.messages()).filter((one) => one.kind === kind).map(({ episodeId }) => episodeId);
    expect(await alerted('alert')).toHaveLength(2);

    one.advance(20);
    const core = fixture.begun('core');
    await one.announce(core);
    await one.takeUp();
    expect(await fixture.incidents()).toMatchObject([{ nMembers: 3 }]);
    expect(await alerted('alert')).toEqual([first.after.id, second.after.id]);
    expect(await alerted('resolution')).toEqual([second.after.id]);
    const [{ notes } = {}] = await database.rows(
      `select payload ->> 'resolutionNotes' as notes from outbox_messages where kind = 'resolution'`,
    );
    expect(notes).toContain('is part of an incident for which another alert stands');

    await one.announce(fixture.ended(first), fixture.ended(second), fixture.ended(core));
    await one.takeUp();
    expect(await alerted('resolution')).toEqual([second.after.id, first.after.id]);
  });

  it('lose and double nothing when the setting is changed', async () => {
    const core = fixture.begun('core');
    const single = fixture.replica({ ALERTING: 'single' });
    await single.announce(core);
    await single.takeUp();
    await single.pause();
    const kinds = async (): Promise<readonly unknown[]> => (await fixture.messages()).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['event', 'alert']);

    const incident = fixture.replica();
    const edge = fixture.begun('edge-1');
    await incident.announce(edge);
    await incident.takeUp();
    expect(await kinds()).toEqual(['event', 'alert', 'event']);

    // Recorded for its incident, and taken up after the setting was changed back.
    const late = fixture.begun('elsewhere');
    await incident.announce(late);
    await incident.pause();
    const again = fixture.replica({ ALERTING: 'observe' });
    await again.takeUp();
    await again.announce(changeOf({ ...edge.after, nAnomalous: 9 }, edge.after));
    expect(await kinds()).toEqual(['event', 'alert', 'event', 'event', 'alert']);
    await again.announce(fixture.ended(core), fixture.ended(edge), fixture.ended(late));
    await again.takeUp();
    expect((await kinds()).slice(5)).toEqual(['resolution', 'resolution']);
  });

  it('say why something is suppressed, and announce it after all when the reason ends', async () => {
    const one = fixture.replica();
    await database.rows(`
      insert into silences ("metricName", "startsAt", reason, "createdAt")
      values ('latency', '2026-11-24T13:00:00Z', 'work on the line', now())`);
    fixture.surrounding.maintained.add('elsewhere');
    await one.announce(fixture.begun('core'), fixture.begun('elsewhere', { metricName: 'cpu_usage' }));
    await one.takeUp();
    const reasons = (): Promise<readonly unknown[]> =>
      database.rows(
        `select "entityId" as id, reason, "announcedAt" is not null as said from incident_members order by 1`,
      );
    expect(await reasons()).toMatchObject([
      { id: 'core', said: false, reason: expect.stringContaining('work on the line') as string },
      { id: 'elsewhere', said: false, reason: expect.stringContaining('maintenance') as string },
    ]);
    expect(await fixture.messages()).toEqual([]);

    await database.rows('delete from silences');
    fixture.surrounding.maintained.clear();
    one.advance(5);
    await one.takeUp();
    expect(await reasons()).toMatchObject([
      { id: 'core', said: true },
      { id: 'elsewhere', said: true },
    ]);
    expect((await fixture.messages()).filter(({ kind }) => kind === 'event')).toHaveLength(2);
  });

  it('announce no device before what it is reached through has been asked, and attach it to that', async () => {
    const one = fixture.replica();
    const missing = { metricName: 'all metrics', direction: 'missing', reason: 'nothing is reported' };
    const report = (id: string, secondsAgo: number): unknown =>
      fixture.surrounding.reports.set(id, {
        lastSampleAt: new Date(fixture.now().getTime() - secondsAgo * 1000),
        intervalMs: 60_000,
      });
    report('edge-1', 200);
    report('edge-2', 200);
    report('core', 170);
    await one.announce(fixture.begun('edge-1', missing));
    await one.takeUp();
    expect(await fixture.messages()).toEqual([]);

    one.advance(30);
    await one.announce(fixture.begun('core', missing));
    await one.takeUp();
    expect((await fixture.messages()).map(({ asset }) => asset)).toEqual(['core', null]);
    expect(await fixture.incidents()).toMatchObject([{ nMembers: 2, nSuppressed: 1 }]);

    // One that is alone with it is announced once its parent has answered since.
    one.advance(3600);
    report('core', 1);
    await one.takeUp();
    one.advance(200);
    report('core', 1);
    await one.takeUp();
    one.advance(200);
    await one.takeUp();
    expect((await fixture.messages()).filter(({ asset }) => asset === 'edge-1')).toHaveLength(1);
  });

  it('keep back in another process what was kept back in the one before, for the same reasons', async () => {
    const [one, other] = [fixture.replica(), fixture.replica()];
    fixture.surrounding.maintained.add('elsewhere');
    const missing = { metricName: 'all metrics', direction: 'missing', reason: 'nothing is reported' };
    const answered = (id: string, secondsAgo: number): unknown =>
      fixture.surrounding.reports.set(id, {
        lastSampleAt: new Date(fixture.now().getTime() - secondsAgo * 1000),
        intervalMs: 60_000,
      });
    answered('edge-1', 60);
    answered('core', 50);
    await one.announce(fixture.begun('edge-1', missing), fixture.begun('elsewhere'));
    await one.takeUp();
    await one.pause();
    one.advance(30);
    await other.takeUp();
    expect(await fixture.messages()).toEqual([]);

    answered('core', 0);
    one.advance(1);
    await other.takeUp();
    await other.pause();
    // Longer than what is taken up once more.
    one.advance(26 * 3600);
    await fixture.replica().takeUp();
    const events = (await fixture.messages()).filter(({ kind }) => kind === 'event');
    expect(events.map(({ asset }) => asset)).toEqual(['edge-1']);
  });

  it('take over events of the platform, which are over an hour after they were seen last, and never its own', async () => {
    const tables = await EmsTables.create(database.url);
    const one = fixture.replica();
    const asset = '7c1e3c52-0000-4000-8000-00000000000a';
    await tables.addAsset(asset, 'fw-1');
    await one.poll();
    one.advance(10);
    const at = fixture.now().toISOString().slice(0, -1);
    await tables.execute(`
      insert into events (id, fingerprint, source, "assetId", severity, category, title, message, metadata, timestamp, "firstOccurrence", "lastOccurrence")
      select gen_random_uuid(), title, 'nms', '${asset}', 'critical', 'link', title, repeat('x', 65536), metadata::jsonb, '${at}', '${at}', '${at}'
      from (values ('Link down', '{}'), ('Anomaly: ours', '{"detector": "ml-service"}')) as e(title, metadata)`);
    await one.poll();
    await one.poll();
    await one.takeUp();
    expect(await fixture.incidents()).toMatchObject([{ severity: 'critical', status: 'open', nMembers: 1 }]);
    const [member] = await database.rows('select kind, source, length(text) as n from incident_members');
    expect(member).toEqual({ kind: 'link', source: 'platform', n: 2000 });
    expect(await fixture.messages()).toEqual([]);

    one.advance(3_700);
    await one.takeUp();
    expect(await fixture.incidents()).toMatchObject([{ status: 'closed' }]);
    await tables.close();
  });
});
