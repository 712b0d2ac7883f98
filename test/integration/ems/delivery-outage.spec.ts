import { type AnomalyNotice, EmsClient, IncidentNotifier } from '../../../src/ems/index.js';
import { randomUUID } from 'node:crypto';
import { waitFor } from '../../support/index.js';
import { DeliveryBench } from './delivery-bench.js';
import { episodes, logged, noticeOf } from './ems-service.js';

describe('Delivery through outages', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  it('sends again what was lost on the way there', async () => {
    let losses = 3;
    bench.ems.fateOf = () => (losses-- > 0 ? 'lose-request' : 'serve');
    const service = await bench.start({ maxRefusals: 10 });

    await service.announce(noticeOf({ severity: 'high' }));
    await bench.settled(2);

    expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
    expect(bench.ems.alerts).toHaveLength(1);
  });

  it('gives up waiting for an answer that never comes, and does not double what it may have sent', async () => {
    let hangs = 1;
    bench.ems.fateOf = () => (hangs-- > 0 ? 'hang' : 'serve');
    const service = await bench.start({}, { EMS_CORE_TIMEOUT: '0.3' });

    await service.announce(noticeOf());
    await bench.settled(1);

    expect(bench.ems.requests.filter((request) => request.startsWith('GET /events'))).not.toEqual([]);
    expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('keeps everything while EMS Core is down, and delivers it when it is back', async () => {
    const service = await bench.start();
    await bench.ems.close();
    await service.announce(...episodes(30, { severity: 'high' }));
    await bench.triedInVain();
    expect(await service.outbox.counts()).toMatchObject({ waiting: 60, parked: 0 });

    await bench.ems.open();
    await bench.settled(60);

    expect(bench.ems.events).toHaveLength(30);
    expect(bench.ems.events.every(({ occurrenceCount }) => occurrenceCount === 1)).toBe(true);
    expect(new Set(bench.ems.alerts.map(({ eventId }) => eventId)).size).toBe(30);
    expect(bench.ems.alerts).toHaveLength(30);
  });

  it('keeps the rest of an incident for an hour, and delivers each part of it once and in order', async () => {
    const service = await bench.start();
    const incidents = service.module.get(IncidentNotifier);
    const [lead, next, apart] = episodes(3, { severity: 'high' }) as [
      AnomalyNotice,
      AnomalyNotice,
      AnomalyNotice,
    ];
    const incidentId = randomUUID();
    const part = (notice: AnomalyNotice) => ({ notice, incidentId, leadingEpisodeId: lead.episodeId });
    const { transactions } = service;
    await transactions.run(async () => {
      await incidents.announce([part(lead), { ...part(apart), leadingEpisodeId: apart.episodeId }]);
      await incidents.raise([lead, apart]);
    });
    await bench.settled(4);

    await bench.ems.close();
    await transactions.run(() => incidents.announce([part(next)]));
    await transactions.run(() => incidents.escalate([part({ ...lead, severity: 'critical' })]));
    await transactions.run(() => incidents.supersede([apart.episodeId]));
    await bench.triedInVain();
    await bench.rows(
      `update outbox_messages set "createdAt" = "createdAt" - interval '1 hour' where status = 'pending'`,
    );
    await service.resolve(lead, next, apart);
    await bench.ems.open();
    await bench.settled(8);

    const { events, alerts } = bench.ems;
    expect(events.map(({ occurrenceCount }) => occurrenceCount)).toEqual([1, 1, 1, 1]);
    expect(new Set(events.map(({ correlationId }) => correlationId))).toEqual(new Set([incidentId]));
    expect(events.filter(({ parentEventId }) => parentEventId === events[0]?.id)).toHaveLength(1);
    expect(alerts).toMatchObject([
      { status: 'resolved', resolutions: 1 },
      {
        status: 'resolved',
        resolutions: 1,
        resolutionNotes: expect.stringContaining('another alert') as string,
      },
    ]);
  });

  it('takes a 500 of an EMS Core without its database for an outage, not for a refusal', async () => {
    bench.ems.isHealthy = false;
    bench.ems.fateOf = () => (bench.ems.isHealthy ? 'serve' : 500);
    const service = await bench.start();

    await service.announce(noticeOf());
    await waitFor(() => bench.ems.requests.filter((request) => request === 'GET /').length > 20);
    expect(await service.outbox.counts()).toMatchObject({ waiting: 1, parked: 0 });
    bench.ems.isHealthy = true;
    await bench.settled(1);

    expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('survives an outage of the database between sending a message and storing its outcome', async () => {
    bench.ems.delayMs = 300;
    const service = await bench.start();
    await service.announce(noticeOf({ severity: 'high' }));
    await waitFor(() => bench.ems.posts('/events') === 1);

    logged.length = 0;
    await bench.takeDatabaseAway();
    await waitFor(() => bench.ems.events.length === 1);
    await bench.databaseIsMissed();
    await bench.bringDatabaseBack();
    await bench.settled(2);

    expect(bench.ems.posts('/events')).toBe(1);
    expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
    expect(bench.ems.alerts).toHaveLength(1);
  });

  it('is back within moments, however long the pause had become, and says so once', async () => {
    const service = await bench.start({ firstPauseMs: 60_000, maxPauseMs: 60_000 });
    await bench.ems.close();
    logged.length = 0;
    const client = service.module.get(EmsClient);
    const checkHealth = client.checkHealth.bind(client);
    let hasBeenMissed = false;
    client.checkHealth = async () => {
      const health = await checkHealth();
      hasBeenMissed ||= !health.isReachable;
      return health;
    };
    await service.announce(...episodes(3));
    await waitFor(() => hasBeenMissed);

    await bench.ems.open();
    await bench.settled(3);

    expect(logged).toEqual([
      expect.stringMatching(/^warn EMS Core cannot be reached: .*ECONNREFUSED.*wait in the outbox/),
      expect.stringMatching(/^log EMS Core is back after \d+ s/),
    ]);
  });

  it('logs an outage of the database once, and its end once', async () => {
    const service = await bench.start();
    await service.announce(noticeOf());
    await bench.settled(1);
    logged.length = 0;

    await bench.takeDatabaseAway();
    await bench.databaseIsMissed();
    await bench.bringDatabaseBack();
    await waitFor(() => logged.length > 1);

    expect(logged).toEqual([
      expect.stringMatching(/^warn The database does not answer/),
      'log The outbox can be read again; delivery goes on',
    ]);
  });
});
