import { createTestDatabase, type TestDatabase, waitFor } from '../../support/index.js';
import { query } from '../../support/test-database.js';
import { type EmsService, episodes, noticeOf, startEmsService } from './ems-service.js';
import { EmsStandIn } from './ems-stand-in.js';

describe('Delivery to EMS Core', () => {
  let database: TestDatabase;
  let ems: EmsStandIn;
  let emsUrl: string;
  const services: EmsService[] = [];

  const start = async (settings = {}, environment = {}): Promise<EmsService> => {
    const service = await startEmsService({ databaseUrl: database.url, emsUrl, settings, environment });
    services.push(service);
    return service;
  };
  const settled = (service: EmsService, delivered: number, parked = 0): Promise<unknown> =>
    waitFor(
      async () => {
        const counts = await service.outbox.counts();
        return counts.delivered === delivered && counts.parked === parked && counts.waiting === 0;
      },
      { timeoutMs: 15_000, what: `${delivered} delivered and ${parked} parked` },
    );

  beforeEach(async () => {
    database = await createTestDatabase();
    ems = new EmsStandIn();
    emsUrl = await ems.open();
  });
  afterEach(async () => {
    for (const service of services.splice(0)) await service.close();
    await ems.close();
    await database.drop();
  });

  it('brings an event and then its alert, once each', async () => {
    const service = await start();
    const notice = noticeOf({ severity: 'high' });

    await service.announce(notice);
    await settled(service, 2);

    expect(ems.events).toHaveLength(1);
    expect(ems.events[0]).toMatchObject({
      source: 'nms',
      severity: 'critical',
      category: 'anomaly',
      title: 'Anomaly: cpu_usage high · 2026-11-22 14:05',
      occurrenceCount: 1,
      metadata: { detector: 'ml-service', episodeId: notice.episodeId },
    });
    expect(ems.alerts).toMatchObject([{ eventId: ems.events[0]!.id, businessImpactScore: 85 }]);
    expect(ems.requests).toEqual(['POST /events', 'POST /alerts']);
  });

  it('opens no alert below the configured severity, nor when alerts are switched off', async () => {
    const service = await start({}, { AUTO_CREATE_ALERTS: 'false' });

    await service.announce(noticeOf({ severity: 'critical' }));
    await settled(service, 1);

    expect(ems.alerts).toEqual([]);
  });

  it('opens one alert for an episode whose severity rises later, however often it is told', async () => {
    const service = await start();
    const notice = noticeOf({ severity: 'medium' });
    await service.announce(notice);
    await settled(service, 1);

    for (const severity of ['high', 'critical'] as const) {
      await service.transactions.run(() =>
        service.notifier.raiseAlert({ ...notice, severity, direction: 'flat' }),
      );
    }
    await settled(service, 2);

    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
    expect(ems.alerts).toHaveLength(1);
  });

  it('forgets what is announced in a transaction that fails', async () => {
    const service = await start();
    const failing = service.transactions.run(async () => {
      await service.notifier.announce([noticeOf()]);
      throw new Error('the sweep fails');
    });

    await expect(failing).rejects.toThrow('the sweep fails');

    expect(await service.outbox.counts()).toMatchObject({ waiting: 0, delivered: 0 });
  });

  it('says an episode once, however often it is announced', async () => {
    const service = await start();
    const notice = noticeOf({ severity: 'high' });

    await service.announce(notice, notice);
    await service.announce(notice);
    await settled(service, 2);

    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
    expect(ems.alerts).toHaveLength(1);
  });

  it.each([true, false])(
    'doubles nothing when answers are lost (EMS Core keeps our ids: %s)',
    async (keepsIds) => {
      ems.keepsClientIds = keepsIds;
      const lost = new Set<unknown>();
      ems.fateOf = (path, body) => {
        const key = path + String(body.title ?? body.eventId);
        if (lost.has(key)) return 'serve';
        lost.add(key);
        return 'lose-answer';
      };
      const service = await start();

      await service.announce(...episodes(5, { severity: 'high' }));
      await settled(service, 10);

      expect(ems.events.map(({ occurrenceCount }) => occurrenceCount)).toEqual([1, 1, 1, 1, 1]);
      expect(new Set(ems.alerts.map(({ eventId }) => eventId)).size).toBe(5);
      expect(ems.alerts).toHaveLength(5);
    },
  );

  it('sends again what was lost on the way there', async () => {
    let losses = 3;
    ems.fateOf = () => (losses-- > 0 ? 'lose-request' : 'serve');
    const service = await start({ maxRefusals: 10 });

    await service.announce(noticeOf({ severity: 'high' }));
    await settled(service, 2);

    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
    expect(ems.alerts).toHaveLength(1);
  });

  it('gives up waiting for an answer that never comes, and does not double what it may have sent', async () => {
    let hangs = 1;
    ems.fateOf = () => (hangs-- > 0 ? 'hang' : 'serve');
    const service = await start({}, { EMS_CORE_TIMEOUT: '0.3' });

    await service.announce(noticeOf());
    await settled(service, 1);

    expect(ems.requests.filter((request) => request.startsWith('GET /events'))).not.toEqual([]);
    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('keeps everything while EMS Core is down, and delivers it when it is back', async () => {
    const service = await start();
    await ems.close();
    await service.announce(...episodes(30, { severity: 'high' }));
    await waitFor(
      async () => (await query(database.url, 'select max(attempts) from outbox_messages'))[0]!.max !== 0,
    );
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await service.outbox.counts()).toMatchObject({ waiting: 60, parked: 0 });

    await ems.open();
    await settled(service, 60);

    expect(ems.events).toHaveLength(30);
    expect(ems.events.every(({ occurrenceCount }) => occurrenceCount === 1)).toBe(true);
    expect(new Set(ems.alerts.map(({ eventId }) => eventId)).size).toBe(30);
    expect(ems.alerts).toHaveLength(30);
  });

  it('takes a 500 of an EMS Core without its database for an outage, not for a refusal', async () => {
    ems.isHealthy = false;
    ems.fateOf = () => (ems.isHealthy ? 'serve' : 500);
    const service = await start();

    await service.announce(noticeOf());
    await waitFor(() => ems.requests.filter((request) => request === 'GET /').length > 20);
    expect(await service.outbox.counts()).toMatchObject({ waiting: 1, parked: 0 });
    ems.isHealthy = true;
    await settled(service, 1);

    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('parks an event that a healthy EMS Core answers with 500, its alert too, and delivers the others', async () => {
    ems.fateOf = (path, body) =>
      path === '/events' && String(body.title).includes('poison') ? 500 : 'serve';
    const service = await start();
    const poison = noticeOf({ metricName: 'poison', severity: 'high' });

    await service.announce(poison, ...episodes(3, { severity: 'high' }));
    await settled(service, 6, 2);

    const parked = await query(
      database.url,
      `select * from outbox_messages where status = 'parked' order by sequence`,
    );
    expect(parked).toMatchObject([
      { kind: 'event', refusals: 3, lastError: 'EMS Core failed (500): no' },
      {
        kind: 'alert',
        lastError: expect.stringMatching(/^its event, message .* is parked: EMS Core failed/) as string,
      },
    ]);
    expect(ems.events).toHaveLength(3);
  });

  it('parks an alert that is raised for an event parked before', async () => {
    ems.fateOf = () => 400;
    const service = await start();
    const notice = noticeOf();
    await service.announce(notice);
    await settled(service, 0, 1);

    await service.transactions.run(() => service.notifier.raiseAlert({ ...notice, severity: 'high' }));
    await settled(service, 0, 2);

    expect(ems.posts('/alerts')).toBe(0);
  });

  it('parks at once what EMS Core calls invalid', async () => {
    ems.fateOf = (path) => (path === '/alerts' ? 400 : 'serve');
    const service = await start();

    await service.announce(noticeOf({ severity: 'high' }));
    await settled(service, 1, 1);

    expect(ems.posts('/alerts')).toBe(1);
  });

  it('waits longer before it gives up when EMS Core takes nothing at all', async () => {
    ems.fateOf = () => 500;
    const service = await start();
    await service.announce(...episodes(4));
    await waitFor(async () => {
      const [row] = await query(database.url, 'select min(refusals) from outbox_messages');
      return Number(row!.min) >= 4;
    });
    expect((await service.outbox.counts()).parked).toBeLessThan(4);
    ems.fateOf = () => 'serve';
    await waitFor(async () => (await service.outbox.counts()).waiting === 0);

    expect(ems.events.length).toBeGreaterThan(0);
  });

  it('waits as long as a 429 says, and counts it as no failure', async () => {
    let refusals = 1;
    ems.fateOf = () => (refusals-- > 0 ? 429 : 'serve');
    const service = await start();
    const startedAt = performance.now();

    await service.announce(noticeOf());
    await settled(service, 1);

    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    expect(ems.requests).toEqual(['POST /events', 'POST /events']);
    expect(await query(database.url, 'select refusals from outbox_messages')).toEqual([{ refusals: 0 }]);
  });

  it('delivers once and never two of one identity at a time with two dispatchers', async () => {
    ems.delayMs = 10;
    const [service] = [await start(), await start()];

    await service.announce(...episodes(40, { severity: 'high' }));
    await settled(service, 80);

    expect(ems.events).toHaveLength(40);
    expect(ems.events.every(({ occurrenceCount }) => occurrenceCount === 1)).toBe(true);
    expect(ems.alerts).toHaveLength(40);
    expect(ems.mostConcurrent).toBe(1);
  });

  it('delivers after a restart what a killed process had in hand, without doubling it', async () => {
    const service = await start();
    const notice = noticeOf();
    await service.announce(notice);
    await settled(service, 1);
    // As a process leaves it that is killed after EMS Core stored the event and before it wrote that down.
    await query(
      database.url,
      `update outbox_messages set status = 'pending', "emsId" = null, "deliveredAt" = null, "mayHaveArrived" = true,
         "nextAttemptAt" = now() + interval '500 milliseconds'`,
    );
    await service.close();
    services.length = 0;

    const restarted = await start();
    await settled(restarted, 1);

    expect(ems.posts('/events')).toBe(1);
    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('writes down that a message may have arrived before it sends it, for the case that it is killed meanwhile', async () => {
    ems.fateOf = () => 'hang';
    const service = await start({ shutdownMs: 600 });
    await service.announce(noticeOf());
    await waitFor(() => ems.posts('/events') === 1);

    const rows = await query(
      database.url,
      'select attempts, "mayHaveArrived", "nextAttemptAt" > now() as "isLeased" from outbox_messages',
    );

    expect(rows).toEqual([{ attempts: 1, mayHaveArrived: true, isLeased: true }]);
  });

  it('keeps its lease on a message whose answer takes longer than the lease', async () => {
    ems.delayMs = 1_500;
    const [service] = [await start({ leaseMs: 600 }), await start({ leaseMs: 600 })];

    await service.announce(noticeOf());
    await settled(service, 1);

    expect(ems.posts('/events')).toBe(1);
  });

  it('finishes what it has in hand when it is told to stop', async () => {
    ems.delayMs = 800;
    const service = await start();
    await service.announce(noticeOf());
    await waitFor(() => ems.posts('/events') === 1);

    await service.close();
    services.length = 0;

    expect(await query(database.url, 'select status from outbox_messages')).toEqual([
      { status: 'delivered' },
    ]);
  });

  it('stops within three seconds when EMS Core does not answer, and delivers after the restart', async () => {
    ems.fateOf = () => 'hang';
    const service = await start({}, { EMS_CORE_TIMEOUT: '30' });
    await service.announce(noticeOf());
    await waitFor(() => ems.posts('/events') === 1);

    const startedAt = performance.now();
    await service.close();
    services.length = 0;

    expect(performance.now() - startedAt).toBeLessThan(3_500);
    ems.fateOf = () => 'serve';
    await settled(await start(), 1);
    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('goes on after the database was away', async () => {
    const service = await start();
    const name = new URL(database.url).pathname.slice(1);
    await query(
      database.url.replace(`/${name}`, '/postgres'),
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );

    await waitFor(() => service.announce(noticeOf()).then(() => true));
    await settled(service, 1);

    expect(ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('tells how much waits and for how long', async () => {
    await ems.close();
    const service = await start();
    await service.announce(...episodes(2));
    await query(database.url, `update outbox_messages set "createdAt" = now() - interval '90 seconds'`);

    const counts = await service.outbox.counts();

    expect(counts).toMatchObject({ waiting: 2, delivered: 0, parked: 0 });
    expect(counts.oldestWaitingSeconds).toBeGreaterThanOrEqual(90);
  });
});
