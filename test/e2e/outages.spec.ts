import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseProxy, startDatabaseProxy, waitFor } from '../support/index.js';
import { allScored, discrepancies } from './exactly-once.js';
import { SOME_ASSETS } from './fleet.js';
import { type Platform, type Service, startPlatform } from './platform.js';
import { isApi, patience } from './source.js';

const LIMIT = { timeoutMs: patience(40_000) };

describe('outages', () => {
  let platform: Platform;
  let service: Service;

  const health = async (): Promise<{ status: number; body: Record<string, unknown> }> => {
    const { status, body } = await service.get('/api/v1/health');
    return { status, body };
  };
  const healthy = (): Promise<unknown> =>
    waitFor(async () => (await health()).body.status === 'healthy', { ...LIMIT, what: 'health' });
  const nScores = async (): Promise<number> => {
    const [row] = await platform.rows('select count(*)::int as n from anomaly_scores');
    return Number(row?.n);
  };

  beforeAll(async () => {
    platform = await startPlatform({ watched: isApi() ? undefined : SOME_ASSETS });
  });

  afterAll(() => platform.stop());

  describe('of the database', () => {
    let proxy: DatabaseProxy;

    beforeAll(async () => {
      proxy = await startDatabaseProxy(platform.databaseUrl, true);
      service = platform.startService({ DATABASE_URL: proxy.url });
    });

    afterAll(async () => {
      await service.program.stop();
      await proxy.close();
    });

    it('waits for a database that is down at the start, and recovers from a later outage', async () => {
      await service.program.outputMatches(/Waiting for the database/, LIMIT);
      expect((await service.get('/health')).body).toEqual({ status: 'healthy' });
      expect(await health()).toMatchObject({ status: 503, body: { status: 'unhealthy', database: false } });
      const refused = await service.post('/api/v1/anomaly/detect', {});
      expect(refused.status).toBe(503);
      expect(refused.body).toMatchObject({ error: 'dependency_unavailable' });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

      proxy.mend();
      await service.ready();
      expect(await health()).toMatchObject({ status: 200, body: { status: 'healthy', database: true } });

      proxy.cut();
      await waitFor(async () => (await health()).status === 503, { ...LIMIT, what: 'health to notice' });
      await platform.sampleAt(new Date());
      const before = await nScores();
      proxy.mend();
      await waitFor(async () => (await nScores()) > before, { ...LIMIT, what: 'the samples of the outage' });
      await healthy();
      expect(service.program.output().match(/Sweep failed/g)?.length ?? 0).toBeLessThanOrEqual(1);

      proxy.hold();
      await waitFor(async () => (await health()).status === 503, {
        ...LIMIT,
        what: 'health to notice a database that is halted',
      });
      expect((await service.get('/health')).body).toEqual({ status: 'healthy' });
      await platform.sampleAt(new Date());
      const beforeRelease = await nScores();
      proxy.release();
      await waitFor(async () => (await nScores()) > beforeRelease, {
        ...LIMIT,
        what: 'the samples of the halt',
      });
      await healthy();
    });

    it('goes on where it was once a full disk has room again', async () => {
      proxy.mend();
      await service.ready();
      await healthy();
      const since = new Date();
      await platform.rows(`
        create function refuse_full() returns trigger language plpgsql as $$
          begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
        create trigger disk_is_full before insert on score_chunks for each row execute function refuse_full()`);
      await platform.sampleAt(since);
      await service.program.outputMatches(/No space left on device/, LIMIT);
      expect((await discrepancies(platform, since)).unscored).toBeGreaterThan(0);

      await platform.rows('drop trigger disk_is_full on score_chunks; drop function refuse_full');
      await allScored(platform, since, LIMIT);
      expect((await discrepancies(platform, since)).surplus).toBe(0);
      await healthy();
    });
  });

  it('scores with a new model that cannot be written, and is degraded', async () => {
    const blocked = join(platform.modelDirectory, 'a-file');
    writeFileSync(blocked, 'not a folder');
    service = platform.startService({ MODEL_DIRECTORY: blocked, SWEEP_INTERVAL_SECONDS: '3600' });
    await service.ready();
    expect(service.program.output()).toContain(`ERROR [Models] No model can be written to ${blocked}`);
    const { status, body } = await service.post('/api/v1/anomaly/train', {});
    expect(status).toBe(200);
    const path = join(blocked, `${String(body.modelVersion)}.model`);
    expect(await health()).toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        models: { anomaly_detection: true },
        checks: {
          model: {
            modelVersion: body.modelVersion,
            message: expect.stringContaining(`The model could not be written to ${path}: `) as string,
          },
        },
      },
    });
    expect((await service.post('/api/v1/anomaly/detect', {})).status).toBe(200);
  });
});
