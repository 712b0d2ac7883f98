import { DeliveryBench } from './delivery-bench.js';
import { noticeOf } from './ems-service.js';

describe('OBSERVE_ONLY', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  it('puts nothing into the outbox', async () => {
    const service = await bench.start({}, { OBSERVE_ONLY: 'true' });
    const notice = noticeOf({ severity: 'high' });

    await service.announce(notice);
    await service.escalate({ ...notice, severity: 'critical' });
    await service.resolve(notice);

    expect(await bench.rows('select * from outbox_messages')).toEqual([]);
    expect(service.outbox.isObserveOnly).toBe(true);
  });

  it('leaves waiting what was there before, until it is switched off', async () => {
    await bench.ems.close();
    const service = await bench.start();
    await service.announce(noticeOf({ severity: 'high' }));
    await bench.stop();
    await bench.rows(`update outbox_messages set attempts = 0, "nextAttemptAt" = now()`);
    await bench.ems.open();

    // A running dispatcher would have started its first round before the stop, and would finish it.
    await bench.start({}, { OBSERVE_ONLY: 'true' });
    await bench.stop();
    expect(await bench.rows('select attempts from outbox_messages')).toEqual([
      { attempts: 0 },
      { attempts: 0 },
    ]);
    expect(bench.ems.requests).toEqual([]);

    await bench.start();
    await bench.settled(2);
    expect(bench.ems.alerts).toHaveLength(1);
  });
});
