import { createHmac, randomUUID } from 'node:crypto';
import { ConfiguredTargets } from '../../../src/alerting/notifying/configured-targets.service.js';
import type { IncidentNotice } from '../../../src/alerting/notifying/incident-notice.js';
import { NotifyIncidents } from '../../../src/alerting/notifying/notify-incidents.service.js';
import { NoticeDispatcher } from '../../../src/alerting/notifying/queue/notice-dispatcher.service.js';
import { NoticeQueue } from '../../../src/alerting/notifying/queue/notice-queue.repository.js';
import { episodeOf } from '../../../src/anomaly/testing/episodes.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { type Notifications, OwnTables } from '../../../src/platform/database/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { IncidentBench } from './incident-bench.js';
import { at, changeOf, noticeOf, NOW_MS } from './notice-of.js';
import { alertsIn, faultsOfAlerts } from './postable-alerts.js';
import { Receiver } from './receiver.js';

const SECRET = 'a key';

describe('notices', () => {
  let database: ServiceDatabase;
  let receiver: Receiver;
  let url: string;
  let lines: readonly LogLine[];

  beforeAll(async () => {
    database = await openServiceDatabase();
    receiver = new Receiver();
    url = await receiver.open();
  });
  beforeEach(async () => {
    lines = recordLogs();
    await database.rows('truncate notices');
    receiver.received.length = 0;
    receiver.answer = () => 200;
  });
  afterAll(async () => {
    await receiver.close();
    await database.close();
  });

  /** A replica with some of the ways out. */
  function replica(environment: Record<string, string>) {
    const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core', ...environment });
    const queue = new NoticeQueue(database.em);
    const targets = new ConfiguredTargets(new StoppedClock(NOW_MS), config);
    const incidents = new NotifyIncidents(queue, targets, config);
    const nowhere = undefined as unknown as Notifications;
    const dispatcher = new NoticeDispatcher(queue, targets, new OwnTables(), nowhere, config);
    const notify = (...notices: readonly IncidentNotice[]): Promise<void> =>
      database.transactions.run(() => incidents.notify(notices, ({ priority }) => priority > 0));
    const end = (...ids: readonly string[]): Promise<void> =>
      database.transactions.run(() => incidents.end(ids, new Date(NOW_MS + 7_000)));
    return { notify, end, deliver: () => dispatcher.deliverDue(), counts: () => queue.counts() };
  }
  const webhook = (): ReturnType<typeof replica> =>
    replica({ NOTIFY_WEBHOOK_URL: `${url}/hook`, NOTIFY_WEBHOOK_SECRET: SECRET });
  const alertmanager = (): ReturnType<typeof replica> => replica({ ALERTMANAGER_URL: `${url}/am/` });
  const makeDue = (): Promise<unknown> =>
    database.rows(
      'update notices set "nextAttemptAt" = now(), "leasedUntil" = null where "nextAttemptAt" is not null',
    );
  const bodies = (): readonly Record<string, unknown>[] =>
    receiver.received.map(({ text }) => JSON.parse(text) as Record<string, unknown>);

  it('post each state of an incident once, signed, with an id of its own', async () => {
    const { notify, deliver } = webhook();
    await notify(noticeOf('i1'));
    await deliver();
    await notify(noticeOf('i1', { updatedAt: new Date(NOW_MS + 1) }));
    await deliver();
    await notify(noticeOf('i1', { severity: 'critical' }));
    await deliver();
    await notify(noticeOf('i1', { severity: 'critical', endedAt: new Date(NOW_MS + 60_000) }));
    await deliver();
    await deliver();

    expect(bodies().map(({ type, id, revision }) => [type, id, revision])).toEqual([
      ['incident.opened', 'i1:1', 1],
      ['incident.updated', 'i1:2', 2],
      ['incident.ended', 'i1:3', 3],
    ]);
    expect(bodies()[0]?.incident).toEqual({
      ...noticeOf('i1'),
      startedAt: '2026-11-24T12:00:00.000Z',
      updatedAt: '2026-11-24T12:00:00.000Z',
    });
    for (const { path, headers, text } of receiver.received) {
      const id = String(headers['webhook-id']);
      const sentAt = String(headers['webhook-timestamp']);
      expect([path, headers['idempotency-key'], sentAt]).toEqual(['/hook', id, String(NOW_MS / 1000)]);
      expect(headers['webhook-signature']).toBe(
        `v1,${createHmac('sha256', SECRET).update(`${id}.${sentAt}.${text}`).digest('base64')}`,
      );
    }
  });

  it('say when an incident has become part of another, and nothing of one that is suppressed as a whole', async () => {
    const { notify, end, deliver } = webhook();
    await notify(noticeOf('i1'), noticeOf('suppressed', { priority: 0 }));
    await deliver();
    await notify(noticeOf('i1', { severity: 'critical', priority: 0 }));
    await end('i1', 'suppressed');
    await deliver();

    expect(bodies().map(({ type, id }) => [type, id])).toEqual([
      ['incident.opened', 'i1:1'],
      ['incident.ended', 'i1:3'],
    ]);
    expect(bodies()[1]?.incident).toMatchObject({
      severity: 'critical',
      endedAt: '2026-11-24T12:00:07.000Z',
    });
  });

  it('are repeated with the same id after a lost answer, a refusal and a crash, and only the newest state', async () => {
    const { notify, deliver, counts } = webhook();
    await notify(noticeOf('i1'));
    receiver.answer = () => 'none';
    await deliver();
    receiver.answer = () => 503;
    await makeDue();
    await deliver();
    expect(await counts()).toMatchObject([
      { target: 'webhook', waiting: 0, failing: 1, givenUp: 0, lastError: 'Refused with status 503' },
    ]);
    receiver.answer = () => 200;
    // What a process had in hand when it was killed.
    await new NoticeQueue(database.em).claim(['webhook'], 8, 30_000);
    await deliver();
    expect(receiver.received).toHaveLength(2);
    await makeDue();
    await deliver();

    expect(bodies().map(({ id }) => id)).toEqual(['i1:1', 'i1:1', 'i1:1']);
    expect(await counts()).toEqual([]);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);

    receiver.answer = () => 500;
    await notify(noticeOf('i1', { severity: 'critical' }));
    await deliver();
    await notify(noticeOf('i1', { severity: 'medium' }));
    receiver.answer = () => 200;
    await makeDue();
    await deliver();
    expect(
      bodies()
        .map(({ id }) => id)
        .slice(3),
    ).toEqual(['i1:2', 'i1:3']);
  });

  it('are delivered once by two replicas together, and never where the transaction was rolled back', async () => {
    const [a, b] = [webhook(), webhook()];
    const notices = Array.from({ length: 20 }, (_, n) => noticeOf(`i${n}`));
    await a.notify(...notices);
    await b.notify(...notices);
    const fails = database.transactions.run(async () => {
      await a.notify(noticeOf('never'));
      throw new Error('rolled back');
    });
    await expect(fails).rejects.toThrow('rolled back');
    await Promise.all([a.deliver(), b.deliver()]);

    const ids = bodies().map(({ id }) => String(id));
    expect(ids.sort()).toEqual(notices.map(({ id }) => `${id}:1`).sort());
  });

  it('follow no redirection, and say nothing with OBSERVE_ONLY', async () => {
    const { notify, deliver, counts } = webhook();
    receiver.answer = ({ path }) => (path === '/hook' ? 302 : 200);
    await notify(noticeOf('i1'));
    await deliver();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await counts()).toMatchObject([{ failing: 1, lastError: 'Refused with status 302' }]);

    await database.rows('truncate notices');
    await replica({ NOTIFY_WEBHOOK_URL: url, OBSERVE_ONLY: 'true' }).notify(noticeOf('i2'));
    expect(await database.rows('select key from notices')).toEqual([]);
  });

  it('go to nothing that gives a machine its credentials', async () => {
    const { notify, deliver, counts } = replica({ NOTIFY_WEBHOOK_URL: 'http://169.254.169.254/latest' });
    await notify(noticeOf('i1'));
    await deliver();
    expect(await counts()).toMatchObject([
      { failing: 1, lastError: expect.stringContaining('where no notice goes') as string },
    ]);
  });

  it('wait a while where little has changed, and give up what nobody takes for a day', async () => {
    const { notify, deliver, counts } = webhook();
    await notify(noticeOf('i1'));
    await deliver();
    await notify(noticeOf('i1', { summary: 'It rose further.' }));
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await counts()).toMatchObject([{ waiting: 1 }]);

    receiver.answer = () => 404;
    await notify(noticeOf('i2'));
    await database.rows(`update notices set "changedAt" = now() - interval '25 hours' where key = 'i2'`);
    await deliver();
    expect(await counts()).toMatchObject([{ waiting: 1, failing: 0, givenUp: 1 }]);
  });

  it('are alerts to Alertmanager, sent again while they are open, and ended once', async () => {
    const { notify, deliver } = alertmanager();
    await notify(noticeOf('i1', { url: 'http://ml/dashboard/incidents/i1' }));
    await deliver();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    await makeDue();
    await deliver();
    await notify(noticeOf('i1', { severity: 'critical' }));
    await deliver();
    await notify(noticeOf('i1', { severity: 'critical', endedAt: new Date(NOW_MS + 5_000) }));
    await deliver();
    await makeDue();
    await deliver();

    const posts = receiver.received.map(({ text }) => alertsIn(text));
    expect(receiver.received.map(({ path }) => path)).toEqual(Array(4).fill('/am/api/v2/alerts'));
    for (const { text } of receiver.received) expect(faultsOfAlerts(text)).toEqual([]);
    expect(posts.map((alerts) => alerts.map(({ labels, endsAt }) => [labels.severity, endsAt]))).toEqual([
      [['high', '2026-11-24T12:15:00.000Z']],
      [['high', '2026-11-24T12:15:00.000Z']],
      [
        ['high', '2026-11-24T12:00:00.001Z'],
        ['critical', '2026-11-24T12:15:00.000Z'],
      ],
      [['critical', '2026-11-24T12:00:05.000Z']],
    ]);
  });

  it('come from incidents: one of a cascade, with all of its assets, and its end', async () => {
    const clock = new StoppedClock(NOW_MS);
    const links = [{ fromId: 'edge-1', toId: 'core', relation: 'uplink' }] as const;
    const surrounding = { clock, links, reports: new Map(), maintained: new Set<string>() };
    const environment = { NOTIFY_WEBHOOK_URL: url, DASHBOARD_URL: 'http://ml:8000/' };
    const bench = new IncidentBench(database, randomUUID(), surrounding, environment);
    const begun = ['core', 'edge-1'].map((assetId) =>
      episodeOf({ ...{ id: randomUUID(), assetId }, ...at(clock) }),
    );
    await bench.announce(...begun.map((after) => changeOf(after)));
    await bench.takeUp();
    await webhook().deliver();
    bench.advance(600);
    await bench.announce(
      ...begun.map((before) =>
        changeOf({ ...before, status: 'closed', endedAt: clock.now(), nNormalSince: 3 }, before),
      ),
    );
    await bench.takeUp();
    await webhook().deliver();

    const posted = bodies().map(({ type, incident }) => {
      const { assets, url: link } = incident as IncidentNotice;
      return [type, assets.map(({ id }) => id), link?.replace(/[^/]*$/, 'ID')];
    });
    expect(posted).toEqual(
      ['incident.opened', 'incident.ended'].map((type) => [
        type,
        ['core', 'edge-1'],
        'http://ml:8000/dashboard/incidents/ID',
      ]),
    );
  });

  it('would be refused by a stand-in that takes nothing Alertmanager does not', () => {
    const alert = { labels: { a: 'b' }, startsAt: '2026-11-24T12:00:00Z', endsAt: '2026-11-24T11:00:00Z' };
    expect(faultsOfAlerts(JSON.stringify([alert]))).toEqual(['start time must be before end time']);
    expect(faultsOfAlerts(JSON.stringify([{ labels: { a: 1 } }]))).toEqual(['must be string']);
  });
});
