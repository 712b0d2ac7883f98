import { Controller, Get, type INestApplication } from '@nestjs/common';
import { freePort } from '../../support/index.js';
import { query } from '../../support/test-database.js';
import { type RunningSimulator, startSimulator } from '../../../simulator/index.js';
import { EmsClient } from '../../../src/ems/index.js';
import { DeliveryBench } from './delivery-bench.js';
import { type EmsService, episodes, noticeOf } from './ems-service.js';

/** EMS Core asks this before it asks for the business impact. */
@Controller('health')
class HealthController {
  @Get()
  check(): { readonly status: string } {
    return { status: 'healthy' };
  }
}

describe('Delivery to the EMS Core look-alike', () => {
  let bench: DeliveryBench;
  let simulator: RunningSimulator;
  let app: INestApplication;
  let service: EmsService;

  beforeAll(async () => {
    bench = await DeliveryBench.open();
    const port = await freePort();
    simulator = await startSimulator({
      databaseUrl: bench.database.url,
      port: 0,
      mlServiceUrl: `http://localhost:${port}`,
      historyDays: 0,
      condensedDays: 0,
      live: false,
      incidents: false,
      faults: true,
    });
    service = await bench.start({}, { EMS_CORE_URL: simulator.url }, [HealthController]);
    app = service.module.createNestApplication({ logger: false });
    await app.listen(port);
  });
  afterAll(async () => {
    await app.close();
    await simulator.close();
    await bench.close();
  });

  const anAsset = async (): Promise<string> => (await service.module.get(EmsClient).listAssets())[0]!.id;
  const alertsOf = (eventId: unknown): Promise<readonly Record<string, unknown>[]> =>
    query(bench.database.url, `select * from alerts where "eventId" = '${String(eventId)}'`);

  it('stores events and alerts with the impact of each, although it calls back the same for all, without a deadlock', async () => {
    const assetId = await anAsset();

    await service.announce(...episodes(6, { assetId, assetTier: 1, severity: 'high' }));
    await service.announce(
      ...episodes(6, { assetId, assetTier: 2, severity: 'critical', metricName: 'disk_usage' }),
    );
    await bench.settled(24);

    const events = await query(bench.database.url, "select * from events where category = 'anomaly'");
    expect(events).toHaveLength(12);
    expect(
      events.every(({ occurrenceCount, severity }) => occurrenceCount === 1 && severity === 'critical'),
    ).toBe(true);
    // Right from the beginning: a score that is set afterwards would show in the time of the last change.
    const alerts = await query(
      bench.database.url,
      `select "businessImpactScore" as score, "affectedUsers" as users, "revenueAtRisk" as revenue,
         "updatedAt" = "createdAt" as "isUnchanged", count(*)::int as n
       from alerts group by 1, 2, 3, 4 order by 1`,
    );
    const unknown = { users: null, revenue: null, isUnchanged: true };
    expect(alerts).toEqual([
      { score: 75, n: 6, ...unknown },
      { score: 85, n: 6, ...unknown },
    ]);
  });

  it('posts an escalation as a second event, and resolves the alert at the end', async () => {
    const [asset] = await service.module.get(EmsClient).listAssets();
    const notice = noticeOf({ assetId: asset!.id, assetTier: 3, metricName: 'latency', severity: 'low' });

    await service.announce(notice);
    await service.escalate({ ...notice, severity: 'critical' });
    await service.resolve(notice);
    await bench.settled(24 + 4);

    const events = await query(
      bench.database.url,
      `select * from events where "correlationId" = '${notice.episodeId}' order by "createdAt"`,
    );
    expect(events).toMatchObject([
      { title: 'Anomaly: latency high · 2026-11-22 14:05 UTC', severity: 'info', occurrenceCount: 1 },
      {
        title: 'Anomaly: latency high · 2026-11-22 14:05 UTC · now critical',
        severity: 'critical',
        occurrenceCount: 1,
      },
    ]);
    expect(await alertsOf(events[1]!.id)).toMatchObject([
      {
        status: 'resolved',
        owner: null,
        resolutionCategory: 'auto_resolved',
        resolutionNotes: expect.stringContaining('has ended. Last announced as critical') as string,
      },
    ]);
  });

  it('resolves once through errors, throttling and an outage of EMS Core', async () => {
    const [notice] = episodes(1, { assetId: await anAsset(), metricName: 'disk', severity: 'high' });
    await service.announce(notice!);
    await bench.settled(28 + 2);
    simulator.setFault({ mode: 'error500', path: '/alerts', method: 'POST', count: 1 });
    await service.resolve(notice!);
    await bench.settled(28 + 3);

    for (const mode of ['too-many-requests', 'down'] as const) {
      const [next] = episodes(1, { assetId: await anAsset(), metricName: mode, severity: 'high' });
      const before = (await service.outbox.counts()).delivered;
      await service.announce(next!);
      await bench.settled(before + 2);
      simulator.setFault({ mode, path: mode === 'down' ? undefined : '/alerts', delayMs: 500 });
      await service.resolve(next!);
      await bench.triedInVain();
      simulator.setFault({ mode: 'none' });
      await bench.settled(before + 3);
    }

    const resolved = await query(
      bench.database.url,
      `select count(*)::int as n from alerts where "resolutionCategory" = 'auto_resolved' and status = 'resolved'`,
    );
    expect(resolved).toEqual([{ n: 4 }]);
  });

  it('does not resolve an alert that a person has acknowledged', async () => {
    const notice = noticeOf({ assetId: await anAsset(), metricName: 'jitter', severity: 'high' });
    const before = (await service.outbox.counts()).delivered;
    await service.announce(notice);
    await bench.settled(before + 2);
    const [{ emsId }] = (await bench.rows(
      `select "emsId" from outbox_messages where kind = 'alert' and "episodeId" = '${notice.episodeId}'`,
    )) as [{ emsId: string }];
    await fetch(`${simulator.url}/alerts/${emsId}/acknowledge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ owner: 'ann' }),
    });

    await service.resolve(notice);
    await bench.settled(before + 2, 0, 1);

    expect(await query(bench.database.url, `select * from alerts where id = '${emsId}'`)).toMatchObject([
      { status: 'acknowledged', owner: 'ann', resolutionNotes: null },
    ]);
  });

  it('recognises by a 500 that an asset does not exist, and parks its messages', async () => {
    const before = (await service.outbox.counts()).delivered;
    await service.announce(
      ...episodes(1, { assetId: '00000000-0000-4000-8000-00000000dead', severity: 'high' }),
    );
    await bench.settled(before, 2, 1);

    expect(await service.outbox.counts()).toMatchObject({ parked: 2 });
  });
});
