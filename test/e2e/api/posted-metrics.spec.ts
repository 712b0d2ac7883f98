import { waitFor } from '../../support/index.js';
import { assetNamed } from '../../../simulator/index.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

/** EMS Core is asked for one asset and metric at a time, so one asset is enough to test this source. */
describe('a service that reads metrics over the REST API', () => {
  let platform: Platform;
  let service: Service;
  let assetId: string;

  beforeAll(async () => {
    platform = await startPlatform();
    assetId = assetNamed('core-rtr-01').id;
    service = platform.startService({ SWEEP_INTERVAL_SECONDS: '3600' });
    await service.ready();
  });

  afterAll(() => platform.stop());

  it('trains and sweeps what was posted', async () => {
    const { body } = await service.get('/api/v1/models');
    expect(body).toMatchObject({ totalModels: 1 });
    const [scores] = await platform.rows(
      `select count(*)::int as n from anomaly_scores where "assetId" = '${assetId}'`,
    );
    expect(Number(scores?.n)).toBeGreaterThan(1_000);
  });

  it('answers the samples of a metric, without those that EMS Core has as null', async () => {
    const { status, body } = await service.get(`/api/v1/metrics/${assetId}?metric_name=cpu&hours=24`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ assetName: 'core-rtr-01', metricName: 'cpu_usage', unit: 'percent' });
    const data = body.data as { value: unknown }[];
    expect(data.length).toBeGreaterThan(200);
    expect(data.every(({ value }) => typeof value === 'number')).toBe(true);
  });

  it('stays below the rate limit of EMS Core', () => {
    expect(service.program.output()).not.toMatch(/allows no more/);
  });

  it('stops on SIGTERM also while it waits for the rate limit', async () => {
    await service.end();
    const route = `${platform.emsUrl}/metrics?assetId=${assetId}&metricName=none`;
    await waitFor(async () => (await fetch(route)).status === 429, {
      intervalMs: 0,
      what: 'EMS Core to refuse',
    });
    service = platform.startService({ SWEEP_INTERVAL_SECONDS: '1', LOG_LEVEL: 'debug' });
    await service.program.outputMatches(/allows no more/, { timeoutMs: 60_000 });
    const inHand = await waitFor(
      async () => {
        const [job] = await platform.rows(
          `select id from ${platform.jobSchema}.job where name = 'sweep' and state = 'active' and started_on < now() - interval '3 seconds'`,
        );
        return job;
      },
      { timeoutMs: 60_000, what: 'a sweep that waits for the limit' },
    );
    service.program.kill('SIGTERM');
    await service.program.exited;

    // Given back, instead of done once EMS Core takes requests again.
    expect(
      await platform.rows(`select state from ${platform.jobSchema}.job where id = '${String(inHand.id)}'`),
    ).toEqual([{ state: 'retry' }]);
    expect(service.program.output()).not.toMatch(/ERROR/);
  });
});
