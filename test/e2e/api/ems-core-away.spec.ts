import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

/** Without EMS Core there are no metrics at all. */
describe('an outage of EMS Core', () => {
  let platform: Platform;
  let service: Service;

  beforeAll(async () => {
    platform = await startPlatform({ historyDays: 1, isFresh: true });
  });
  afterAll(() => platform.stop());

  const nScores = async (): Promise<number> =>
    Number((await platform.rows('select count(*)::int as n from anomaly_scores'))[0]?.n);

  it('starts without it, says so, and trains and sweeps once it is there', async () => {
    await platform.stopEmsCore();
    service = platform.startService();
    await service.ready();
    expect(await service.get('/api/v1/health')).toMatchObject({
      status: 503,
      body: {
        status: 'unhealthy',
        emsCore: false,
        database: true,
        checks: { sweeps: { message: 'No sweep has run yet' } },
      },
    });
    const refused = await service.post('/api/v1/anomaly/detect', { assetId: EXAMPLE_ASSET });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

    await platform.startEmsCore();
    await waitFor(
      async () => (await service.get('/api/v1/models')).body.totalModels === 1 && (await nScores()) > 500,
      { timeoutMs: 150_000, what: 'a model and scores' },
    );
    const { body } = await service.get('/api/v1/health');
    expect(body).toMatchObject({
      emsCore: true,
      checks: {
        metrics: {
          unavailableSources: [
            expect.stringContaining('device_metrics_history') as string,
            expect.stringContaining('kept for 3 day(s)') as string,
          ],
        },
      },
    });
  });

  it('misses no sample of an outage', async () => {
    await platform.stopEmsCore();
    const output = service.program.output().length;
    await waitFor(() => /Sweep failed|EMS Core/.test(service.program.output().slice(output)), {
      timeoutMs: 60_000,
      what: 'the service to notice',
    });
    await platform.startEmsCore();
    const at = new Date(Date.now() - 1_000);
    await platform.sampleAt(at);
    await waitFor(
      async () =>
        (await platform.rows(`select 1 from anomaly_scores where timestamp = '${at.toISOString()}'`)).length >
        5,
      { timeoutMs: 90_000, what: 'the scores' },
    );
  });

  it('starts again without it, with its model', async () => {
    await service.end();
    await platform.stopEmsCore();
    service = platform.startService();
    await service.ready();
    expect((await service.get('/api/v1/health')).body).toMatchObject({
      status: 'degraded',
      emsCore: false,
      models: { anomaly_detection: true },
    });
    await platform.startEmsCore();
  });
});
