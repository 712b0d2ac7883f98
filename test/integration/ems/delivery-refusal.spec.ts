import { randomUUID } from 'node:crypto';
import { waitFor } from '../../support/index.js';
import { DeliveryBench } from './delivery-bench.js';
import { episodes, logged, noticeOf } from './ems-service.js';

describe('Delivery of what EMS Core refuses', () => {
  let bench: DeliveryBench;

  beforeEach(async () => {
    bench = await DeliveryBench.open();
  });
  afterEach(() => bench.close());

  it('parks an event that a healthy EMS Core answers with 500, its alert too, and delivers the others', async () => {
    bench.ems.fateOf = (path, body) =>
      path === '/events' && String(body.title).includes('poison') ? 500 : 'serve';
    const service = await bench.start();
    const poison = noticeOf({ metricName: 'poison', severity: 'high' });

    await service.announce(poison, ...episodes(3, { severity: 'high' }));
    logged.length = 0;
    await bench.settled(6, 2);

    const errors = logged.filter((line) => line.startsWith('error'));
    expect(errors).toEqual([
      expect.stringMatching(/send it again: POST \/api\/v1\/ems\/outbox\/[0-9a-f-]{36}\/resend$/),
    ]);

    const parked = await bench.rows(
      `select * from outbox_messages where status = 'parked' order by sequence`,
    );
    expect(parked).toMatchObject([
      { kind: 'event', refusals: 3, lastError: 'EMS Core failed (500): no' },
      {
        kind: 'alert',
        lastError: expect.stringMatching(/^its event, message .* is parked: EMS Core failed/) as string,
      },
    ]);
    expect(bench.ems.events).toHaveLength(3);
  });

  it('resends a parked message, and those parked because of it, once the cause is fixed', async () => {
    bench.ems.fateOf = () => 400;
    const service = await bench.start();
    const notice = noticeOf({ severity: 'high' });
    await service.announce(notice);
    await bench.settled(0, 2);
    const { messages, total } = await service.outbox.list({ status: 'parked', limit: 10, offset: 0 });
    expect(total).toBe(2);
    expect(messages.map(({ deliveredAt }) => deliveredAt)).toEqual([null, null]);
    expect(Math.abs(Date.now() - Number(messages[0]?.createdAt))).toBeLessThan(60_000);
    expect(messages).toMatchObject([
      { kind: 'alert', episodeId: notice.episodeId, title: null, emsId: null },
      { kind: 'event', reason: expect.stringContaining('EMS Core refused') as string, attempts: 1 },
    ]);

    const about = async (episodeId: string): Promise<number> =>
      (await service.outbox.list({ status: 'all', episodeId, limit: 10, offset: 0 })).total;
    expect([await about(notice.episodeId), await about(randomUUID())]).toEqual([2, 0]);

    bench.ems.fateOf = () => 'serve';
    const event = messages[1]?.id ?? '';
    expect((await service.outbox.resend(event)).map(({ kind }) => kind)).toEqual(['event', 'alert']);
    await bench.settled(2, 0);

    expect(bench.ems.posts('/alerts')).toBe(1);
    expect(await about(notice.episodeId)).toBe(2);
    await expect(service.outbox.resend(event)).rejects.toThrow(`Message ${event} is delivered`);
  });

  it.each(['no uuid', randomUUID()])('has no message %s to send again', async (id) => {
    const service = await bench.start();
    await expect(service.outbox.resend(id)).rejects.toThrow(`The outbox holds no message with the id ${id}.`);
  });

  it('parks an escalation that is refused like its event before, and with them the alert and its resolution', async () => {
    bench.ems.fateOf = () => 400;
    const service = await bench.start();
    const notice = noticeOf();
    await service.announce(notice);
    await bench.settled(0, 1);

    await service.escalate({ ...notice, severity: 'high' });
    await service.resolve(notice);
    await bench.settled(0, 4);

    expect(bench.ems.posts('/alerts')).toBe(0);
  });

  it('parks at once what EMS Core calls invalid', async () => {
    bench.ems.fateOf = (path) => (path === '/alerts' ? 400 : 'serve');
    const service = await bench.start();

    await service.announce(noticeOf({ severity: 'high' }));
    await bench.settled(1, 1);

    expect(bench.ems.posts('/alerts')).toBe(1);
  });

  it('waits longer before it gives up when EMS Core takes nothing at all', async () => {
    bench.ems.fateOf = () => 500;
    // So much longer that none is parked before this looks.
    const service = await bench.start({ maxRefusalsWhenNothingPasses: 1_000 });
    await service.announce(...episodes(4));
    await waitFor(async () => {
      const [row] = await bench.rows('select min(refusals) from outbox_messages');
      return Number(row!.min) >= 4;
    });
    expect((await service.outbox.counts()).parked).toBeLessThan(4);
    bench.ems.fateOf = () => 'serve';
    await waitFor(async () => (await service.outbox.counts()).waiting === 0);

    expect(bench.ems.events.length).toBeGreaterThan(0);
  });

  it('waits as long as a 429 says, and counts it as no failure', async () => {
    let refusals = 1;
    bench.ems.fateOf = () => (refusals-- > 0 ? 429 : 'serve');
    const service = await bench.start();
    const startedAt = performance.now();

    await service.announce(noticeOf());
    await bench.settled(1);

    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    expect(bench.ems.requests).toEqual(['POST /events', 'POST /events']);
    expect(await bench.rows('select refusals from outbox_messages')).toEqual([{ refusals: 0 }]);
  });
});
