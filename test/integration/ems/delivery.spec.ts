import { DeliveryBench } from './delivery-bench.js';
import { episodes, noticeOf } from './ems-service.js';

describe('Delivery to EMS Core', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  it('brings an event and then its alert, once each', async () => {
    const service = await bench.start();
    const notice = noticeOf({ severity: 'high' });

    await service.announce(notice);
    await bench.settled(2);

    expect(bench.ems.events).toHaveLength(1);
    expect(bench.ems.events[0]).toMatchObject({
      source: 'nms',
      severity: 'critical',
      category: 'anomaly',
      title: 'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC',
      occurrenceCount: 1,
      metadata: { detector: 'ml-service', episodeId: notice.episodeId },
    });
    expect(bench.ems.alerts).toMatchObject([{ eventId: bench.ems.events[0]!.id, businessImpactScore: 85 }]);
    expect(bench.ems.requests).toEqual(['POST /events', 'POST /alerts']);
  });

  it('opens no alert below the configured severity, nor when alerts are switched off', async () => {
    const service = await bench.start({}, { AUTO_CREATE_ALERTS: 'false' });

    await service.announce(noticeOf({ severity: 'critical' }));
    await bench.settled(1);

    expect(bench.ems.alerts).toEqual([]);
  });

  it('forgets what is announced in a transaction that fails', async () => {
    const service = await bench.start();
    const failing = service.transactions.run(async () => {
      await service.notifier.announce([noticeOf()]);
      throw new Error('the sweep fails');
    });

    await expect(failing).rejects.toThrow('the sweep fails');

    expect(await service.outbox.counts()).toMatchObject({ waiting: 0, delivered: 0 });
  });

  it('says an episode once, however often it is announced', async () => {
    const service = await bench.start();
    const notice = noticeOf({ severity: 'high' });

    await service.announce(notice, notice);
    await service.announce(notice);
    await bench.settled(2);

    expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
    expect(bench.ems.alerts).toHaveLength(1);
  });

  it.each([true, false])(
    'doubles nothing when answers are lost (EMS Core keeps our ids: %s)',
    async (keepsIds) => {
      bench.ems.keepsClientIds = keepsIds;
      const lost = new Set<unknown>();
      bench.ems.fateOf = (path, body) => {
        const key = path + String(body.title ?? body.eventId);
        if (lost.has(key)) return 'serve';
        lost.add(key);
        return 'lose-answer';
      };
      const service = await bench.start();

      await service.announce(...episodes(5, { severity: 'high' }));
      await bench.settled(10);

      expect(bench.ems.events.map(({ occurrenceCount }) => occurrenceCount)).toEqual([1, 1, 1, 1, 1]);
      expect(new Set(bench.ems.alerts.map(({ eventId }) => eventId)).size).toBe(5);
      expect(bench.ems.alerts).toHaveLength(5);
    },
  );

  it('counts the waiting messages, with the age of the oldest', async () => {
    await bench.ems.close();
    const service = await bench.start();
    await service.announce(...episodes(2));
    await bench.rows(`update outbox_messages set "createdAt" = now() - interval '90 seconds'`);

    const counts = await service.outbox.counts();

    expect(counts).toMatchObject({ waiting: 2, delivered: 0, parked: 0 });
    expect(counts.oldestWaitingSeconds).toBeGreaterThanOrEqual(90);
  });
});
