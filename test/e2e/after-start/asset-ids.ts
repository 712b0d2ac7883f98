import { EXAMPLE_ASSET } from '../fleet.js';
import type { Platform, Service } from '../platform.js';
import type { Started } from './started.js';

const UNKNOWN_ASSET = '00000000-0000-4000-8000-000000000000';
const DETECT = '/api/v1/anomaly/detect';
const TRAIN = '/api/v1/anomaly/train';
const SILENCES = '/api/v1/silences';
const UNMEASURED = 'unmeasured-srv-01';

/** What `assetIds` asks about, before the service is there: an asset that EMS Core knows and nobody has measured. */
export async function addUnmeasuredAsset({ rows }: Platform): Promise<void> {
  await rows(`
    insert into assets (name, type, ip, location, vendor, tier, owner)
    values ('${UNMEASURED}', 'server', '10.9.9.9', 'here', 'none', 3, 'nobody')`);
}

/** Where assets come from depends on the source of metrics. */
export const assetIds = (started: () => Started): void =>
  describe('asset ids', () => {
    let service: Service;
    let missingAsset: string;

    beforeAll(async () => {
      const { platform } = started();
      ({ service } = started());
      const [row] = await platform.rows(`select id from assets where name = '${UNMEASURED}'`);
      missingAsset = String(row?.id);
    });

    it.each([
      ['GET', `/api/v1/metrics/${UNKNOWN_ASSET}`, undefined],
      ['GET', '/api/v1/metrics/4711', undefined],
      ['GET', `/api/v1/metrics/${UNKNOWN_ASSET}/chart?metricName=cpu`, undefined],
      ['GET', `/api/v1/anomaly/scores/${UNKNOWN_ASSET}`, undefined],
      ['POST', DETECT, { assetId: UNKNOWN_ASSET }],
      ['POST', DETECT, { assetId: 4711 }],
      ['POST', SILENCES, { assetId: UNKNOWN_ASSET, reason: 'x' }],
      ['POST', TRAIN, { assetIds: [EXAMPLE_ASSET, UNKNOWN_ASSET] }],
    ])('answers 404 to %s %s for an asset that EMS Core does not have', async (method, path, body) => {
      const answer = method === 'GET' ? await service.get(path) : await service.post(path, body);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ error: 'asset_not_found', success: false });
    });

    it('answers an upper-case asset id like a lower-case one', async () => {
      const answer = await service.get(`/api/v1/metrics/${EXAMPLE_ASSET.toUpperCase()}?hours=1`);
      expect(answer.status).toBe(200);
      expect(answer.body.assetId).toBe(EXAMPLE_ASSET);
    });

    it('answers an asset without any history with nothing, not with an error', async () => {
      const metrics = await service.get(`/api/v1/metrics/${missingAsset}`);
      expect(metrics.body).toMatchObject({ data: [], statistics: { mean: null, median: null, count: 0 } });
      const detection = await service.post(DETECT, { assetId: missingAsset });
      expect(detection.body).toMatchObject({
        success: true,
        totalAnalyzed: 0,
        anomaliesDetected: 0,
        results: [],
      });
      expect((await service.get(`/api/v1/anomaly/scores/${missingAsset}`)).body).toMatchObject({
        scores: [],
        total: 0,
      });
    });

    it('refuses to train on too little, with the counts', async () => {
      const answer = await service.post(TRAIN, { assetIds: [missingAsset] });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        error: 'too_little_data',
        counts: { samples: 0, samplesRequired: 100, assets: 1 },
      });
    });

    it('logs no error for any of this', () => {
      expect(service.program.output()).not.toMatch(/ERROR/);
    });
  });
