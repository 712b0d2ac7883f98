import { waitFor } from '../../support/index.js';
import { membership } from '../exactly-once.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const LIMIT = { timeoutMs: 40_000 };

describe('an outage of EMS Core', () => {
  let platform: Platform;
  let service: Service;
  let begun: Date;

  beforeAll(async () => {
    platform = await startPlatform();
    begun = new Date();
  });
  afterAll(() => platform.stop());

  const first = async (sql: string): Promise<Record<string, unknown>> => (await platform.rows(sql))[0] ?? {};
  const count = async (from: string): Promise<number> =>
    Number((await first(`select count(*)::int as n from ${from}`)).n);
  const breakTwoRouters = async (): Promise<void> => {
    const routers = await platform.rows(`select id from assets where type = 'router' order by name limit 2`);
    for (const { id } of routers) await platform.report(String(id), 'latency', 9000);
  };

  it('keeps events while it is unavailable, from the start, and delivers each once', async () => {
    await platform.stopEmsCore();
    service = platform.startService({ EMS_CORE_URL: platform.emsUrl, ALERTING: 'incident' });
    await service.ready();
    expect(await service.get('/api/v1/health')).toMatchObject({
      status: 200,
      body: { status: 'degraded', emsCore: false },
    });
    await breakTwoRouters();
    // Of the routers: others wait since the start, and an episode that begins while they are counted would have no event yet.
    const ofRouters = `outbox_messages where kind = 'event' and status = 'pending' and payload ->> 'message' like '%9000%'`;
    await waitFor(async () => (await count(ofRouters)) >= 2, { ...LIMIT, what: 'events to wait' });

    await platform.startEmsCore();
    await waitFor(async () => (await membership(platform)).waiting === 0, {
      ...LIMIT,
      what: 'signals to be taken up',
    });
    await waitFor(async () => (await count(`outbox_messages where status <> 'delivered'`)) === 0, {
      ...LIMIT,
      what: 'delivery',
    });
    const { n, most, episodes } = await first(`
      select count(*)::int as n, max("occurrenceCount")::int as most, (select count(*)::int from anomaly_episodes) as episodes from events
      where category = 'anomaly' and title !~ ' · (now .*|root cause)$'`);
    expect({ n, most }).toEqual({ n: episodes, most: 1 });
    const { members, alertsBeside } = await membership(platform, begun);
    expect(members).toBeGreaterThanOrEqual(2);
    expect(alertsBeside).toBe(0);
    // Those that began since: what the start before has announced one by one may end, or get worse, as part of an incident.
    const linked = `events e join alert_signals s on s.subject = 'episode:' || (e.metadata ->> 'episodeId') and s."isForIncident" and s.change = 'opened'`;
    expect(await count(linked)).toBeGreaterThan(0);
    const ofLinked = (where: string): Promise<readonly object[]> =>
      platform.rows(
        `select e.title, e."correlationId", e."parentEventId", e.metadata, s."isAnnounced", s."happenedAt" from ${linked} ${where}`,
      );
    expect(
      await ofLinked('left join incidents i on i.id::text = e."correlationId" where i.id is null'),
    ).toEqual([]);
    expect(await ofLinked('where e."parentEventId" not in (select id::text from events)')).toEqual([]);
  });

  it('survives its restart, whose schema sync drops unknown indexes and columns', async () => {
    await platform.rows('create index foreign_index on metrics ("metricName", value)');
    const tables = `pg_tables where schemaname = '${platform.schema}' and tablename ~ '^(anomaly|outbox|series|model|ml)_'`;
    const before = await count(tables);
    await platform.stopEmsCore();
    await platform.startEmsCore();
    expect(await count(`pg_indexes where indexname = 'foreign_index'`)).toBe(0);

    const scores = await count('anomaly_scores');
    await platform.sampleAt(new Date());
    await waitFor(async () => (await count('anomaly_scores')) > scores, { ...LIMIT, what: 'new scores' });
    expect(await count(tables)).toBe(before);
    expect(before).toBeGreaterThan(5);
    await waitFor(async () => (await service.get('/api/v1/health')).body.status === 'healthy', {
      ...LIMIT,
      what: 'health',
    });
    expect(service.program.output()).not.toMatch(/ERROR/);
  });
});
