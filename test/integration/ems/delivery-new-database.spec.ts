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
    return bench.start();
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

/** A restored table has the rows of the backup, and is another one to the server. */
const RESTORE_TABLES = `
  create table restored (like table_origin including all);
  insert into restored select * from table_origin;
  drop table table_origin;
  alter table restored rename to table_origin`;

describe('Delivery after tables were restored from a backup', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  const expectAllThereOnce = (nEvents: number): void => {
    expect(bench.ems.events.map(({ occurrenceCount }) => occurrenceCount)).toEqual(Array(nEvents).fill(1));
    expect(bench.ems.alerts).toHaveLength(1);
  };

  it('sends nothing again that was delivered since, neither what had waited then nor what is found out once more', async () => {
    const notice = noticeOf(LONG_OPEN);
    const before = await bench.start();
    await before.announce(notice);
    await before.escalate({ ...notice, severity: 'critical' });
    await bench.settled(3);
    await bench.stop();
    // The backup is of the middle of the episode: its event waited, alert and escalation were still to come.
    await bench.rows(`
      delete from outbox_messages where sequence > (select min(sequence) from outbox_messages);
      update outbox_messages set status = 'pending', attempts = 0, "mayHaveArrived" = false, "emsId" = null, "deliveredAt" = null;
      ${RESTORE_TABLES}`);

    const after = await bench.start();
    await after.announce(notice);
    await after.escalate({ ...notice, severity: 'critical' });
    await bench.settled(3);
    expectAllThereOnce(2);
  });

  it('looks no more for what begins after that', async () => {
    await (await bench.start()).announce(noticeOf(LONG_OPEN));
    await bench.settled(2);
    await bench.stop();
    await bench.rows(RESTORE_TABLES);
    const service = await bench.start();
    await service.announce(noticeOf({ ...LONG_OPEN, assetId: 'b9fa1d28-0000-4000-8000-000000000003' }));
    await bench.settled(4);
    bench.ems.requests.length = 0;

    const other = { assetId: 'b9fa1d28-0000-4000-8000-000000000002' };
    await service.announce(
      noticeOf({ ...other, severity: 'high', startedAt: new Date(Date.now() + 60_000) }),
    );
    await bench.settled(6);
    expect(bench.ems.requests).toEqual(['POST /events', 'POST /alerts']);
  });

  it('takes another timeline for a restore too: a standby that took over, or a recovery to a point in time', async () => {
    const notice = noticeOf(LONG_OPEN);
    await (await bench.start()).announce(notice);
    await bench.settled(2);
    await bench.stop();
    await bench.rows(`delete from outbox_messages; update table_origin set timeline = '00000000'`);

    await (await bench.start()).announce(notice);
    await bench.settled(2);
    expectAllThereOnce(1);
  });
});
