import { randomUUID } from 'node:crypto';
import { DeliveryBench } from './delivery-bench.js';
import { type EmsService, noticeOf } from './ems-service.js';

const LONG_OPEN = { severity: 'high', startedAt: new Date(Date.now() - 4 * 86_400_000) } as const;

/** An EMS Core that has events of episodes, and then a service with an empty database. */
describe('Delivery after the move to another database', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  const startAgain = async (): Promise<EmsService> => {
    await bench.stop();
    await bench.rows('truncate outbox_messages');
    await bench.rows('update ml_migrations set executed_at = now()');
    return bench.start({}, {}, [], true);
  };

  it.each([true, false])(
    'finds the event and the alert that the earlier one sent (EMS Core keeps our ids: %s)',
    async (keepsIds) => {
      bench.ems.keepsClientIds = keepsIds;
      const notice = noticeOf(LONG_OPEN);
      await (await bench.start()).announce(notice);
      await bench.settled(2);

      await (await startAgain()).announce({ ...notice, episodeId: randomUUID() });
      await bench.settled(2);

      expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
      expect(bench.ems.alerts).toHaveLength(1);
      const [event, alert] = await bench.rows('select "emsId" from outbox_messages order by sequence');
      expect([event, alert]).toEqual([
        { emsId: bench.ems.events[0]!.id },
        { emsId: bench.ems.alerts[0]!.id },
      ]);
    },
  );

  it('finds an alert that was opened on an escalation before the move', async () => {
    const notice = noticeOf({ ...LONG_OPEN, severity: 'medium' });
    const earlier = await bench.start();
    await earlier.announce(notice);
    await earlier.escalate({ ...notice, severity: 'high' });
    await bench.settled(3);

    const later = { ...notice, severity: 'high', episodeId: randomUUID() } as const;
    const service = await startAgain();
    await service.announce(later);
    await service.escalate({ ...later, severity: 'critical' });
    await bench.settled(3);

    expect(bench.ems.events.map(({ occurrenceCount }) => occurrenceCount)).toEqual([1, 1, 1]);
    expect(bench.ems.alerts).toHaveLength(1);
  });

  it('sends what was not sent before, and looks up only episodes that began before its own start', async () => {
    const other = { assetId: 'b9fa1d28-0000-4000-8000-000000000002' };
    await (await bench.start()).announce(noticeOf({ ...LONG_OPEN, ...other }));
    await bench.settled(2);
    const service = await startAgain();
    bench.ems.requests.length = 0;

    await service.announce(noticeOf({ severity: 'high', startedAt: new Date(Date.now() + 60_000) }));
    await bench.settled(2);
    expect(bench.ems.requests).toEqual(['POST /events', 'POST /alerts']);
    await service.announce(noticeOf(LONG_OPEN));
    await bench.settled(4);

    expect(bench.ems.events.map(({ occurrenceCount }) => occurrenceCount)).toEqual([1, 1, 1]);
    expect(bench.ems.alerts).toHaveLength(3);
  });
});
