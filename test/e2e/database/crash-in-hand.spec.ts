import { lockTable, waitFor } from '../../support/index.js';
import { allScored, deliveries, discrepancies } from '../exactly-once.js';
import { HALF_THE_FLEET } from '../fleet.js';
import { type HoldingProxy, startHoldingProxy } from '../holding-proxy.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const CATCH_UP = { timeoutMs: 60_000 };
/** Latency in ms, far above normal for the whole fleet. */
const BROKEN = 5_000;

/** The setting that neither run of `crash.spec.ts` has. */
const OBSERVE = { ALERTING: 'observe' };

/** Backends that wait for a lock in a transaction that has already written something. */
const WAITING = `select pid from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and backend_xid is not null`;

describe('a service that is killed with work in hand', () => {
  let platform: Platform;
  let emsCore: HoldingProxy;
  let service: Service;
  let routers: string[];

  const number = async (sql: string): Promise<number> => Number((await platform.rows(sql))[0]?.n);
  const nMessages = (): Promise<number> => number('select count(*) as n from outbox_messages');
  const start = (): Service => platform.startService({ ...OBSERVE, EMS_CORE_URL: emsCore.url });
  const kill = async (): Promise<void> => {
    service.program.kill('SIGKILL');
    await service.program.exited;
  };
  /** Where a sweep has written all but that table. */
  async function killBefore(table: string, begin: () => Promise<void> | void): Promise<void> {
    const release = await lockTable(platform.databaseUrl, `${platform.schema}.${table}`, 'share');
    const inHand = async (): Promise<Record<string, unknown>> => {
      await begin();
      return waitFor(async () => (await platform.rows(WAITING))[0], {
        ...CATCH_UP,
        what: 'a transaction in hand',
      });
    };
    const [hand] = await Promise.allSettled([inHand()]);
    await kill();
    await release();
    if (hand.status === 'rejected') throw hand.reason;
    await waitFor(
      async () =>
        (await platform.rows(`select from pg_stat_activity where pid = ${String(hand.value.pid)}`)).length ===
        0,
      { what: 'the server to notice' },
    );
  }
  async function expectEachDeliveredOnce(): Promise<void> {
    await waitFor(async () => (await deliveries(platform)).undelivered === 0, {
      ...CATCH_UP,
      what: 'delivery',
    });
    const { episodes, openings, events, eventsDue, mostOccurrences, alerts, alertsDue } =
      await deliveries(platform);
    expect({ openings, events, mostOccurrences, alerts }).toEqual({
      openings: episodes,
      events: eventsDue,
      mostOccurrences: 1,
      alerts: alertsDue,
    });
  }

  beforeAll(async () => {
    platform = await startPlatform({ watched: HALF_THE_FLEET });
    emsCore = await startHoldingProxy(platform.emsUrl);
    const found = await platform.rows(
      `select id from assets where type = 'router' and "monitoringEnabled" order by name limit 4`,
    );
    routers = found.map(({ id }) => String(id));
    service = start();
    await service.ready();
    await expectEachDeliveredOnce();
  });

  afterAll(async () => {
    await platform.stop();
    await emsCore.close();
  });

  it('loses and doubles nothing of a sweep that had written all but its last table', async () => {
    const since = new Date();
    const before = await nMessages();
    // Of an everyday sweep that is the scores, of one that catches up the watermarks.
    await killBefore('single_scores', () => platform.report(routers[0]!, 'latency', BROKEN));
    await killBefore('series_checkpoints', () => void (service = start()));
    expect(await discrepancies(platform, since)).toEqual({ samples: 1, unscored: 1, surplus: 0 });
    expect(await nMessages()).toBe(before);

    service = start();
    await waitFor(async () => (await nMessages()) > before, {
      ...CATCH_UP,
      what: 'the lost work to be done',
    });
    expect(await discrepancies(platform, since)).toEqual({ samples: 1, unscored: 0, surplus: 0 });
    await expectEachDeliveredOnce();
  });

  it('loses and doubles nothing where it held states that were not stored', async () => {
    const since = new Date();
    const scored = (): Promise<void> => allScored(platform, since, CATCH_UP);
    for (let round = 0; round < 3; round++) {
      await platform.sampleAt(new Date());
      await scored();
    }
    const nBehind = await number(
      `select count(*) as n from series_checkpoints where slot = 'live' and "stateWatermark" < watermark`,
    );
    expect(nBehind).toBeGreaterThan(20);
    await kill();
    await platform.sampleAt(new Date());
    await platform.report(routers[3]!, 'latency', BROKEN);

    service = start();
    await scored();
    const { samples, ...wrong } = await discrepancies(platform, since);
    expect(samples).toBeGreaterThan(100);
    expect(wrong).toEqual({ unscored: 0, surplus: 0 });
    expect(
      await number(
        `select count(*) as n from anomaly_episodes where "assetId" = '${routers[3]}' and "metricName" = 'latency' and status = 'open'`,
      ),
    ).toBe(1);
    await expectEachDeliveredOnce();
  });

  describe.each([
    ['had left the process and arrives after its end', 1, true],
    ['never arrives', 2, false],
  ])('with a message that %s', (_what, router, doesArrive) => {
    it('delivers it once', async () => {
      emsCore.hold();
      await platform.report(routers[router]!, 'latency', BROKEN);
      await waitFor(() => emsCore.held().some((request) => request.startsWith('POST /events')), {
        ...CATCH_UP,
        what: 'a message in hand',
      });
      await kill();
      const inHand = `from outbox_messages where status = 'pending' and attempts = 1 and "nextAttemptAt" > now()`;
      expect(await number(`select count(*) as n ${inHand}`)).toBeGreaterThan(0);
      if (doesArrive) await emsCore.letArrive();
      // As if the lease had run out meanwhile.
      await platform.rows(`update outbox_messages set "nextAttemptAt" = now() where status = 'pending'`);

      emsCore.release();
      service = start();
      await expectEachDeliveredOnce();
    });
  });
});
