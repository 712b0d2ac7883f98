import { DeliveryBench } from './delivery-bench.js';
import { noticeOf } from './ems-service.js';

describe('Delivery of an escalation', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  it('posts one further event for each severity, linked to the first and never merged with it', async () => {
    const service = await bench.start();
    const notice = noticeOf({ severity: 'medium' });
    await service.announce(notice);

    for (const severity of ['high', 'critical', 'critical', 'high', 'medium'] as const) {
      await service.escalate({ ...notice, severity });
    }
    await bench.settled(4);

    expect(bench.ems.events.map(({ title }) => title)).toEqual([
      'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC',
      'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC · now high',
      'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC · now critical',
    ]);
    for (const event of bench.ems.events) {
      expect(event).toMatchObject({
        occurrenceCount: 1,
        correlationId: notice.episodeId,
        metadata: { episodeId: notice.episodeId },
      });
    }
  });

  it('opens the one alert of the episode on the event that made it due', async () => {
    const service = await bench.start();
    const notice = noticeOf({ severity: 'medium', assetTier: 3 });
    await service.announce(notice);
    await service.escalate({ ...notice, severity: 'high' });
    await service.escalate({ ...notice, severity: 'critical' });
    await bench.settled(4);

    expect(bench.ems.events.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'critical']);
    expect(bench.ems.alerts).toMatchObject([{ eventId: bench.ems.events[1]!.id }]);
  });

  it('opens no second alert for an episode that has one', async () => {
    const service = await bench.start();
    const notice = noticeOf({ severity: 'high' });
    await service.announce(notice);
    await service.escalate({ ...notice, severity: 'critical' });
    await bench.settled(3);

    expect(bench.ems.alerts).toMatchObject([{ eventId: bench.ems.events[0]!.id }]);
  });

  it('delivers an escalation once even when the direction differs the second time', async () => {
    const service = await bench.start();
    const notice = noticeOf();
    await service.announce(notice);
    await service.escalate({ ...notice, severity: 'critical' });
    await service.escalate({ ...notice, severity: 'critical', direction: 'flat' });
    await bench.settled(3);

    expect(bench.ems.events).toHaveLength(2);
  });

  it('announces an episode that was never announced, with its present severity and once', async () => {
    const service = await bench.start();
    const notice = noticeOf({ severity: 'critical' });
    await service.escalate(notice);
    await service.escalate(notice);
    await bench.settled(2);

    expect(bench.ems.events).toMatchObject([{ title: 'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC' }]);
  });

  it('keeps the order of an episode, whatever goes wrong with its first event', async () => {
    let losses = 2;
    bench.ems.fateOf = () => (losses-- > 0 ? 'lose-request' : 'serve');
    const service = await bench.start();
    const notice = noticeOf({ severity: 'low' });
    await service.announce(notice);
    await service.escalate({ ...notice, severity: 'medium' });
    await service.escalate({ ...notice, severity: 'high' });
    await bench.settled(4);

    expect(bench.ems.events.map(({ metadata }) => metadata)).toMatchObject([
      { severity: 'low' },
      { severity: 'medium' },
      { severity: 'high' },
    ]);
  });

  it.each([true, false])(
    'repeats no escalation whose answer is lost (EMS Core keeps our ids: %s)',
    async (keepsIds) => {
      bench.ems.keepsClientIds = keepsIds;
      const lost = new Set<unknown>();
      bench.ems.fateOf = (_path, body) => {
        if (lost.has(body.title)) return 'serve';
        lost.add(body.title);
        return 'lose-answer';
      };
      const service = await bench.start({}, { AUTO_CREATE_ALERTS: 'false' });
      const notice = noticeOf();
      await service.announce(notice);
      await service.escalate({ ...notice, severity: 'critical' });
      await bench.settled(2);

      expect(bench.ems.events.map(({ occurrenceCount }) => occurrenceCount)).toEqual([1, 1]);
    },
  );

  it('opens the alert on the first event when only the escalation is refused', async () => {
    bench.ems.fateOf = (_path, body) => (String(body.title).endsWith('now high') ? 400 : 'serve');
    const service = await bench.start();
    const notice = noticeOf();
    await service.announce(notice);
    await service.escalate({ ...notice, severity: 'high' });
    await bench.settled(2, 1);

    expect(bench.ems.alerts).toMatchObject([{ eventId: bench.ems.events[0]!.id }]);
  });
});
