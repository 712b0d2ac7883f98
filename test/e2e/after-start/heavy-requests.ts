import { lockTable, waitFor } from '../../support/index.js';
import { openStream } from '../event-stream.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Answer } from '../platform.js';
import type { Started } from './started.js';

/** Of the ten connections of DATABASE_POOL_SIZE. */
const CONNECTIONS_OF_HEAVY = 6;

/** Reads the platform's samples, which nothing else may need meanwhile. */
export const heavyRequests = (started: () => Started): void =>
  describe('heavy requests that get no answer from the database', () => {
    let release: () => Promise<void>;
    let heavy: Promise<Answer>[];

    beforeAll(async () => {
      const { platform, service } = started();
      release = await lockTable(platform.databaseUrl, 'device_metrics_history');
      const asset = `/api/v1/metrics/${EXAMPLE_ASSET}`;
      heavy = Array.from({ length: 4 }, () => [
        service.get(`${asset}?hours=24`),
        service.get(`${asset}/chart?metricName=cpu_usage&hours=24`),
        service.post('/api/v1/anomaly/detect', { assetId: EXAMPLE_ASSET }),
      ]).flat();
      await waitFor(
        async () => {
          const [{ n } = {}] = await platform.rows(`
            select count(*)::int as n from pg_locks where not granted and relation = 'public.device_metrics_history'::regclass
              and database = (select oid from pg_database where datname = current_database())`);
          return n === CONNECTIONS_OF_HEAVY;
        },
        { what: 'heavy requests to hold the connections they may' },
      );
    });

    it('leave health, the callback of EMS Core, events and light requests their answers', async () => {
      const { service } = started();
      const health = await service.get('/api/v1/health');
      expect([health.status, health.body.database]).toEqual([200, true]);
      expect((await service.get('/health')).status).toBe(200);
      expect((await service.post('/ml/calculate-business-impact', {})).status).toBe(200);
      expect((await service.get('/api/v1/silences')).status).toBe(200);
      const stream = await openStream(service.url);
      expect(stream.status).toBe(200);
      stream.leave();
    });

    it('are answered once it does, or 503 with the time to come back', async () => {
      await release();
      for (const { status, headers } of await Promise.all(heavy))
        expect([status, headers.get('retry-after')]).toEqual(
          status === 200 ? [200, null] : [503, expect.stringMatching(/^\d+$/)],
        );
    });
  });
