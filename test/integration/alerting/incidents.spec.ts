import { randomUUID } from 'node:crypto';
import type { Episode, EpisodeChange } from '../../../src/anomaly/index.js';
import { episodeOf } from '../../../src/anomaly/testing/episodes.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { IncidentBench } from './incident-bench.js';

const NOW_MS = Date.UTC(2026, 10, 24, 14);
const INCIDENT = { ALERTING: 'incident' };
const ALL = {
  ...({ status: 'all', minPriority: undefined, minSeverity: undefined, text: undefined } as const),
  ...{ assetId: undefined, from: undefined, until: undefined },
} as const;
const LINKS = [
  { fromId: 'edge-1', toId: 'core', relation: 'uplink' },
  { fromId: 'edge-2', toId: 'core', relation: 'uplink' },
] as const;

describe('incidents', () => {
  let database: ServiceDatabase;
  let surrounding: ConstructorParameters<typeof IncidentBench>[2];

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  beforeEach(async () => {
    await database.rows(
      'truncate alert_signals, incidents, outbox_messages, silences, live_events, signal_watermarks cascade',
    );
    await database.rows(
      `update grouping_state set leader = null, "leaseUntil" = '-infinity', "lastOrdinal" = 0, "lastTakenAt" = '-infinity'`,
    );
    surrounding = {
      clock: new StoppedClock(NOW_MS),
      links: LINKS,
      reports: new Map(),
      maintained: new Set(),
    };
  });
  afterAll(() => database.close());

  const replica = (
    environment: Readonly<Record<string, string>> = INCIDENT,
    leader = randomUUID(),
  ): IncidentBench => new IncidentBench(database, leader, surrounding, environment);
  const now = (): Date => surrounding.clock.now();

  function changeOf(after: Episode, before?: Episode): EpisodeChange {
    const expected = { low: 20, median: 40, high: 60 };
    const facts = { assetName: after.assetId, assetTier: 2, unit: 'ms', expected, contributions: [] };
    return { before, after, facts };
  }
  const begun = (assetId: string, changes: Partial<Episode> = {}): EpisodeChange =>
    changeOf(
      episodeOf({
        ...{ id: randomUUID(), assetId, startedAt: now(), lastAnomalousAt: now(), peakAt: now() },
        ...{ severity: 'high', reason: `latency of ${assetId} rose`, metricName: 'latency', ...changes },
      }),
    );
  const ended = ({ after }: EpisodeChange): EpisodeChange =>
    changeOf({ ...after, status: 'closed', endedAt: now(), nNormalSince: 3 }, after);
  const messages = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(`
      select kind, "episodeId", payload ->> 'assetId' as asset, payload ->> 'correlationId' as correlation,
        payload ->> 'parentEventId' as parent from outbox_messages order by sequence`);
  const incidents = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(`
      select id, status, severity, "nMembers", "nSuppressed" from incidents where "mergedInto" is null order by "nMembers" desc, id`);

  it('are made of episodes that belong together, and announced with one alert that ends when all is over', async () => {
    const one = replica();
    const [core, edge] = [begun('core'), begun('edge-1', { severity: 'medium' })];
    await one.announce(core);
    await one.takeUp();
    await one.announce(edge, begun('elsewhere'));
    await one.takeUp();

    const [incident, other] = await incidents();
    expect(incident).toMatchObject({ status: 'open', severity: 'high', nMembers: 2 });
    expect(other).toMatchObject({ nMembers: 1 });
    const told = await messages();
    const kinds = told.map(({ kind, asset }) => `${String(kind)} ${typeof asset === 'string' ? asset : ''}`);
    expect(kinds.slice(0, 2)).toEqual(['event core', 'alert ']);
    expect(kinds.slice(2).sort()).toEqual(['alert ', 'event edge-1', 'event elsewhere']);
    const ofEdge = told.find(({ asset }) => asset === 'edge-1');
    expect(ofEdge).toMatchObject({ correlation: incident?.id });
    expect(ofEdge?.parent).toEqual(expect.any(String));

    one.advance(60);
    await one.announce(ended(core));
    await one.takeUp();
    expect((await messages()).filter(({ kind }) => kind === 'resolution')).toEqual([]);
    await one.announce(ended(edge));
    await one.takeUp();
    expect((await messages()).filter(({ kind }) => kind === 'resolution')).toMatchObject([
      { episodeId: core.after.id },
    ]);
    expect((await incidents())[0]).toMatchObject({ status: 'closed', nMembers: 2 });
  });

  it('go on in another process with the same ids, one process at a time, and nothing twice', async () => {
    const [one, other] = [replica(), replica()];
    await one.announce(begun('core'));
    await one.takeUp();
    expect(await other.takeUp()).toBe(false);

    await one.pause();
    await other.announce(begun('edge-1'));
    expect(await other.takeUp()).toBe(true);
    await other.pause();
    await one.announce(begun('edge-2'));
    await one.takeUp();

    expect(await incidents()).toMatchObject([{ nMembers: 3 }]);
    expect((await messages()).map(({ kind }) => kind).sort()).toEqual(['alert', 'event', 'event', 'event']);
    expect(new Set((await messages()).flatMap(({ correlation }) => correlation ?? [])).size).toBe(1);
  });

  it('lose and double nothing when the setting is changed', async () => {
    const core = begun('core');
    const single = replica({ ALERTING: 'single' });
    await single.announce(core);
    await single.takeUp();
    await single.pause();
    const kinds = async (): Promise<readonly unknown[]> => (await messages()).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['event', 'alert']);

    const incident = replica();
    const edge = begun('edge-1');
    await incident.announce(edge);
    await incident.takeUp();
    expect(await kinds()).toEqual(['event', 'alert', 'event']);

    // Recorded for its incident, and taken up after the setting was changed back.
    const late = begun('elsewhere');
    await incident.announce(late);
    await incident.pause();
    const again = replica({ ALERTING: 'observe' });
    await again.takeUp();
    await again.announce(changeOf({ ...edge.after, nAnomalous: 9 }, edge.after));
    expect(await kinds()).toEqual(['event', 'alert', 'event', 'event', 'alert']);
    await again.announce(ended(core), ended(edge), ended(late));
    await again.takeUp();
    expect((await kinds()).slice(5)).toEqual(['resolution', 'resolution']);
  });

  it('say why something is suppressed, and announce it after all when the reason ends', async () => {
    const one = replica();
    await database.rows(`
      insert into silences ("metricName", "startsAt", reason, "createdAt")
      values ('latency', '2026-11-24T13:00:00Z', 'work on the line', now())`);
    surrounding.maintained.add('elsewhere');
    await one.announce(begun('core'), begun('elsewhere', { metricName: 'cpu_usage' }));
    await one.takeUp();
    const reasons = (): Promise<readonly unknown[]> =>
      database.rows(
        `select "entityId" as id, reason, "announcedAt" is not null as told from incident_members order by 1`,
      );
    expect(await reasons()).toMatchObject([
      { id: 'core', told: false, reason: expect.stringContaining('work on the line') as string },
      { id: 'elsewhere', told: false, reason: expect.stringContaining('maintenance') as string },
    ]);
    expect(await messages()).toEqual([]);

    await database.rows('delete from silences');
    surrounding.maintained.clear();
    one.advance(5);
    await one.takeUp();
    expect(await reasons()).toMatchObject([
      { id: 'core', told: true },
      { id: 'elsewhere', told: true },
    ]);
    expect((await messages()).filter(({ kind }) => kind === 'event')).toHaveLength(2);
  });

  it('announce no device before what it is reached through has been asked, and attach it to that', async () => {
    const one = replica();
    const missing = { metricName: 'all metrics', direction: 'missing', reason: 'nothing is reported' };
    const report = (id: string, secondsAgo: number): unknown =>
      surrounding.reports.set(id, {
        lastSampleAt: new Date(now().getTime() - secondsAgo * 1000),
        intervalMs: 60_000,
      });
    report('edge-1', 200);
    report('edge-2', 200);
    report('core', 170);
    await one.announce(begun('edge-1', missing));
    await one.takeUp();
    expect(await messages()).toEqual([]);

    one.advance(30);
    await one.announce(begun('core', missing));
    await one.takeUp();
    expect((await messages()).map(({ asset }) => asset)).toEqual(['core', null]);
    expect(await incidents()).toMatchObject([{ nMembers: 2, nSuppressed: 1 }]);

    // One that is alone with it is announced once its parent has answered since.
    one.advance(3600);
    report('core', 1);
    await one.takeUp();
    one.advance(200);
    report('core', 1);
    await one.takeUp();
    one.advance(200);
    await one.takeUp();
    expect((await messages()).filter(({ asset }) => asset === 'edge-1')).toHaveLength(1);
  });

  it('take over events of the platform, which are over an hour after they were seen last, and never its own', async () => {
    const tables = await EmsTables.create(database.url);
    const one = replica();
    const asset = '7c1e3c52-0000-4000-8000-00000000000a';
    await tables.addAsset(asset, 'fw-1');
    await one.poll();
    one.advance(10);
    const at = now().toISOString().slice(0, -1);
    await tables.execute(`
      insert into events (id, fingerprint, source, "assetId", severity, category, title, message, metadata, timestamp, "firstOccurrence", "lastOccurrence")
      select gen_random_uuid(), title, 'nms', '${asset}', 'critical', 'link', title, repeat('x', 65536), metadata::jsonb, '${at}', '${at}', '${at}'
      from (values ('Link down', '{}'), ('Anomaly: ours', '{"detector": "ml-service"}')) as e(title, metadata)`);
    for (const _again of [1, 2]) await one.poll();
    await one.takeUp();
    expect(await incidents()).toMatchObject([{ severity: 'critical', status: 'open', nMembers: 1 }]);
    const [member] = await database.rows('select kind, source, length(text) as n from incident_members');
    expect(member).toEqual({ kind: 'link', source: 'platform', n: 2000 });
    expect(await messages()).toEqual([]);

    one.advance(3_700);
    await one.takeUp();
    expect(await incidents()).toMatchObject([{ status: 'closed' }]);
    await tables.close();
  });

  it('are split and merged as operators want, later ones alike, until that is taken back', async () => {
    const one = replica();
    const [core, edge] = [begun('core'), begun('edge-1')];
    await one.announce(core, edge);
    await one.takeUp();
    const [incident] = await incidents();
    const id = String(incident?.id);
    const subject = `episode:${edge.after.id}`;
    const given = await one.feedback.give(id, {
      verdict: 'split',
      members: [subject],
      otherId: undefined,
      note: undefined,
    });
    expect(await incidents()).toMatchObject([{ nMembers: 1 }, { nMembers: 1 }]);
    await one.announce(ended(core), ended(edge));
    await one.takeUp();
    one.advance(120);
    await one.announce(begun('core'));
    await one.takeUp();
    await one.announce(begun('edge-1'));
    await one.takeUp();
    const together = await database.rows(`
      select 1 from incident_members a join incident_members b using ("incidentId")
      where a."entityId" = 'core' and b."entityId" = 'edge-1'`);
    expect(together).toEqual([]);

    await one.feedback.withdraw(id, given.id);
    expect(await database.rows(`select from incident_members where "incidentId" = '${id}'`)).toHaveLength(3);
    await expect(one.feedback.withdraw(id, given.id)).rejects.toMatchObject({ code: 'incident_not_found' });
    const others = (await incidents()).filter((other) => other.id !== id);
    const otherId = String(others[0]?.id);
    await one.feedback.give(id, { verdict: 'merge', members: [], otherId, note: 'the same' });
    expect((await one.listing.show(otherId)).incident.mergedInto).toBe(id);
    expect((await one.listing.show(id)).feedback).toMatchObject([{ verdict: 'merge', note: 'the same' }]);
  });

  it('are listed page by page, taken over in EMS Core, and compared with single announcements', async () => {
    const one = replica();
    await one.announce(
      begun('core'),
      begun('edge-1'),
      begun('elsewhere', { severity: 'medium' }),
      begun('afar'),
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
      from: now(),
      until: now(),
    };
    const { incidents: found } = await one.listing.list({
      filter: filtered,
      sort: '-lastAt',
      limit: 5,
      cursor: undefined,
    });
    expect(found).toMatchObject([{ nMembers: 2 }]);

    const id = found[0]?.id ?? '';
    await one.acknowledgements.acknowledge(id, 'noc');
    expect((await messages()).at(-1)).toMatchObject({ kind: 'takeover' });
    const { incident, news, members } = await one.listing.show(id);
    expect(incident).toMatchObject({ acknowledgedBy: 'noc' });
    expect(news.map(({ kind }) => kind)).toEqual(['opened', 'acknowledged']);
    expect(incident.contributions.reduce((sum, { value }) => sum + value, 0)).toBe(incident.priority);
    expect(members.map(({ entityId }) => entityId)).toEqual(['core', 'edge-1']);
    const quiet = (await incidents()).find(({ severity }) => severity === 'medium');
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

  it('are bounded in a storm', async () => {
    const one = replica();
    const storm = Array.from({ length: 1_200 }, (_, n) =>
      begun(`device-${n % 400}`, { metricName: `m${Math.floor(n / 400)}`, severity: 'low' }),
    );
    await one.announce(...storm);
    await one.takeUp();
    const [{ n } = {}] = await database.rows('select count(*)::int as n from incident_members');
    expect(n).toBe(1_200);
    const live = await database.rows(`select name from live_events`);
    expect(live.every(({ name }) => name === 'reset')).toBe(true);
  });
});
