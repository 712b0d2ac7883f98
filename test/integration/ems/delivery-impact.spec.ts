import { DeliveryBench } from './delivery-bench.js';
import { noticeOf } from './ems-service.js';

/** What the formula makes of the values that EMS Core calls back with, whatever the alert. */
const CALLED_BACK = 65;

describe('Delivery of the business impact', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
    bench.ems.calledBackScore = CALLED_BACK;
  });
  afterEach(() => bench.close());

  const patches = (): number => bench.ems.requests.filter((request) => request.startsWith('PATCH ')).length;
  const scores = (): readonly unknown[] => bench.ems.alerts.map((alert) => alert.businessImpactScore);
  /** As a process leaves it that is killed after EMS Core opened the alert and before anything else. */
  const forgetDelivery = async (): Promise<void> => {
    await bench.rows(`update outbox_messages set status = 'pending', "emsId" = null, "deliveredAt" = null,
      "mayHaveArrived" = true, "nextAttemptAt" = now() where kind = 'alert'`);
  };

  it('sets the score of an alert that EMS Core rated otherwise, once', async () => {
    const service = await bench.start();

    await service.announce(noticeOf({ severity: 'high', assetTier: 1 }));
    await service.announce(noticeOf({ severity: 'high', assetTier: 2, metricName: 'latency' }));
    await bench.settled(4);

    expect(scores()).toEqual([85, 50]);
    expect(patches()).toBe(2);
  });

  it('leaves a score alone that is right', async () => {
    bench.ems.calledBackScore = undefined;
    const service = await bench.start();

    await service.announce(noticeOf({ severity: 'high' }));
    await bench.settled(2);

    expect(scores()).toEqual([85]);
    expect(patches()).toBe(0);
  });

  it.each([500, 404, 429, 'lose-request', 'lose-answer'] as const)(
    'has not delivered the alert before its score is right, and opens no second one (first %s)',
    async (fate) => {
      let failures = 1;
      bench.ems.fateOf = (path) => (path.endsWith('/business-impact') && failures-- > 0 ? fate : 'serve');
      const service = await bench.start();

      await service.announce(noticeOf({ severity: 'high' }));
      await bench.settled(2);

      expect(scores()).toEqual([85]);
      expect(bench.ems.posts('/alerts')).toBe(1);
    },
  );

  it('parks an alert whose score is refused for good, and rates it when it is sent again', async () => {
    let isRefused = true;
    bench.ems.fateOf = (path) => (path.endsWith('/business-impact') && isRefused ? 400 : 'serve');
    const service = await bench.start();
    await service.announce(noticeOf({ severity: 'high' }));
    await bench.settled(1, 1);
    expect(scores()).toEqual([CALLED_BACK]);

    isRefused = false;
    const { messages } = await service.outbox.list({ status: 'parked', limit: 1, offset: 0 });
    await service.outbox.resend(messages[0]!.id);
    await bench.settled(2);

    expect(scores()).toEqual([85]);
    expect(bench.ems.posts('/alerts')).toBe(1);
  });

  it('rates after a restart what a killed process had opened, unless a person has taken it over', async () => {
    const service = await bench.start();
    await service.announce(noticeOf({ severity: 'high' }));
    await service.announce(noticeOf({ severity: 'high', metricName: 'latency' }));
    await bench.settled(4);
    const [ours, anns] = bench.ems.alerts;
    Object.assign(ours!, { businessImpactScore: CALLED_BACK });
    Object.assign(anns!, { businessImpactScore: 99, status: 'acknowledged', owner: 'ann' });
    await bench.stop();
    await forgetDelivery();

    await bench.start();
    await bench.settled(4);

    expect(scores()).toEqual([85, 99]);
    expect(bench.ems.posts('/alerts')).toBe(2);
  });
});
