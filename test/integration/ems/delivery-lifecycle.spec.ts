import { createTestDatabase, waitFor } from '../../support/index.js';
import { DeliveryBench } from './delivery-bench.js';
import { episodes, logged, noticeOf, startEmsService } from './ems-service.js';
import { MigrationRunner } from '../../../src/platform/database/index.js';

describe('Delivery by processes that come and go', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  it('delivers once and never two of one identity at a time with two dispatchers', async () => {
    bench.ems.delayMs = 10;
    const [service] = [await bench.start(), await bench.start()];

    await service.announce(...episodes(40, { severity: 'high' }));
    await bench.settled(80);

    expect(bench.ems.events).toHaveLength(40);
    expect(bench.ems.events.every(({ occurrenceCount }) => occurrenceCount === 1)).toBe(true);
    expect(bench.ems.alerts).toHaveLength(40);
    expect(bench.ems.mostConcurrent).toBe(1);
  });

  it('delivers after a restart what a killed process had in hand, without doubling it', async () => {
    const service = await bench.start();
    const notice = noticeOf();
    await service.announce(notice);
    await bench.settled(1);
    // As a process leaves it that is killed after EMS Core stored the event and before it wrote that down.
    await bench.rows(`update outbox_messages set status = 'pending', "emsId" = null, "deliveredAt" = null, "mayHaveArrived" = true,
         "nextAttemptAt" = now() + interval '500 milliseconds'`);
    await bench.stop();

    await bench.start();
    await bench.settled(1);

    expect(bench.ems.posts('/events')).toBe(1);
    expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
  });

  it('writes down that a message may have arrived before it sends it, for the case that it is killed meanwhile', async () => {
    bench.ems.fateOf = () => 'hang';
    const service = await bench.start({ shutdownMs: 600 });
    await service.announce(noticeOf());
    await waitFor(() => bench.ems.posts('/events') === 1);

    const rows = await bench.rows(
      'select attempts, "mayHaveArrived", "nextAttemptAt" > now() as "isLeased" from outbox_messages',
    );

    expect(rows).toEqual([{ attempts: 1, mayHaveArrived: true, isLeased: true }]);
  });

  it('keeps its lease on a message whose answer takes longer than the lease', async () => {
    bench.ems.delayMs = 5_000;
    const patient = { EMS_CORE_TIMEOUT: '60' };
    const [service] = [await bench.start({}, patient), await bench.start({}, patient)];

    await service.announce(noticeOf());
    await bench.settled(1);

    expect(bench.ems.posts('/events')).toBe(1);
  });

  it('finishes the message in hand when it is stopped', async () => {
    bench.ems.delayMs = 800;
    const service = await bench.start();
    await service.announce(noticeOf());
    await waitFor(() => bench.ems.posts('/events') === 1);

    await bench.stop();

    expect(await bench.rows('select status from outbox_messages')).toEqual([{ status: 'delivered' }]);
  });

  it('does not wait for an EMS Core that does not answer when it is stopped, and delivers after the restart', async () => {
    bench.ems.fateOf = () => 'hang';
    const service = await bench.start({}, { EMS_CORE_TIMEOUT: '300' });
    await service.announce(noticeOf());
    await waitFor(() => bench.ems.posts('/events') === 1);

    await bench.stop();

    bench.ems.fateOf = () => 'serve';
    await bench.start().then(() => bench.settled(1));
    expect(bench.ems.events).toMatchObject([{ occurrenceCount: 1 }]);
    // Less than the timeout of the request.
  }, 200_000);

  it('waits without a line for the tables of a database that is migrated after the start', async () => {
    await bench.close();
    bench = await DeliveryBench.open(createTestDatabase);
    const [databaseUrl, emsUrl] = [bench.database.url, bench.emsUrl];
    logged.length = 0;
    const service = await startEmsService({ databaseUrl, emsUrl, isMigratedLater: true });
    await service.module.get(MigrationRunner).run();
    await service.announce(noticeOf());
    await bench.settled(1);
    await service.close();

    expect(logged).toEqual([]);
  });
});
