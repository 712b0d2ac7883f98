import { assetNamed } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import type { Platform, Service } from '../platform.js';
import type { Started } from './started.js';

const LIMIT = { timeoutMs: 40_000 };
const SILENCES = '/api/v1/silences';
/** One that other specs leave alone. */
const ROUTER = assetNamed('core-rtr-02').id;

export const silences = (started: () => Started): void =>
  describe('a silenced metric', () => {
    let platform: Platform;
    let service: Service;

    beforeAll(() => {
      ({ platform, service } = started());
    });

    /** An extreme latency of the asset. */
    const breakDown = (): Promise<void> => platform.report(ROUTER, 'latency', 9000);
    /** Of the episode, 0 before it: what goes on need not be as anomalous as what began. */
    const lastAnomalousMs = async (): Promise<number> => {
      const [row] = await platform.rows(`
      select extract(epoch from max("lastAnomalousAt")) * 1000 as ms from anomaly_episodes
      where "assetId" = '${ROUTER}' and "metricName" = 'latency' and status = 'open' and "peakValue" = 9000`);
      return Number(row?.ms ?? 0);
    };
    const nEvents = async (): Promise<number> => {
      const [row] = await platform.rows(`
      select count(*)::int as n from outbox_messages where kind = 'event'
      and payload ->> 'assetId' = '${ROUTER}' and payload ->> 'title' like 'Anomaly: latency high%'`);
      return Number(row?.n);
    };

    it('is scored and tracked without an announcement, and announced when the silence is removed during the episode', async () => {
      const before = await nEvents();
      const added = await service.post(SILENCES, {
        assetId: ROUTER,
        metricName: 'latency',
        reason: 'Line card is replaced',
      });
      expect(added.status).toBe(200);
      const { id } = added.body.silence as { id: string };
      expect((await service.get(SILENCES)).body).toMatchObject({ silences: [{ id, isActive: true }] });

      await breakDown();
      const seenMs = await waitFor(lastAnomalousMs, { ...LIMIT, what: 'the episode' });
      expect(await nEvents()).toBe(before);

      expect((await service.delete(`${SILENCES}/${id}`)).status).toBe(200);
      expect((await service.delete(`${SILENCES}/${id}`)).body).toMatchObject({ error: 'silence_not_found' });
      await breakDown();
      await waitFor(async () => (await lastAnomalousMs()) > seenMs, {
        ...LIMIT,
        what: 'the episode to go on',
      });
      // With incidents it is announced once its signal is taken up.
      await waitFor(async () => (await nEvents()) > before, { ...LIMIT, what: 'the announcement' });
      expect(await nEvents()).toBe(before + 1);
    });
  });
