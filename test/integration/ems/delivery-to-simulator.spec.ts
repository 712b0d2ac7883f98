import { Controller, Get, type INestApplication } from '@nestjs/common';
import { freePort } from '../../support/index.js';
import { query } from '../../support/test-database.js';
import { type RunningSimulator, startSimulator } from '../../../simulator/index.js';
import { EmsClient } from '../../../src/ems/index.js';
import { DeliveryBench } from './delivery-bench.js';
import { type EmsService, episodes } from './ems-service.js';

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
      live: false,
      incidents: false,
    });
    service = await bench.start({}, { EMS_CORE_URL: simulator.url }, [HealthController]);
    app = service.module.createNestApplication({ logger: false });
    await app.listen(port);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await simulator.close();
    await bench.close();
  });

  it('stores events and alerts with the impact it calls back for, without a deadlock', async () => {
    const [asset] = await service.module.get(EmsClient).listAssets();

    await service.announce(...episodes(12, { assetId: asset!.id, assetTier: 1, severity: 'high' }));
    await bench.settled(24);

    const events = await query(bench.database.url, "select * from events where category = 'anomaly'");
    expect(events).toHaveLength(12);
    expect(
      events.every(({ occurrenceCount, severity }) => occurrenceCount === 1 && severity === 'critical'),
    ).toBe(true);
    const alerts = await query(bench.database.url, 'select * from alerts order by "createdAt"');
    expect(alerts).toHaveLength(12);
    expect(alerts.every(({ affectedUsers }) => affectedUsers === 0)).toBe(true);
  });

  it('is told by a 500 that an asset does not exist, and parks what is about it', async () => {
    await service.announce(
      ...episodes(1, { assetId: '00000000-0000-4000-8000-00000000dead', severity: 'high' }),
    );
    await bench.settled(24, 2);

    expect(await service.outbox.counts()).toMatchObject({ parked: 2 });
  });
});
