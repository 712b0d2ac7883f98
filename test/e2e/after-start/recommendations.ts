import { EXAMPLE_ASSET } from '../fleet.js';
import type { Platform } from '../platform.js';
import type { Started } from './started.js';

const ROOT = '/api/v1/maintenance';

/** As if a fan of the example's asset were worn: predicted for a day so late that no prediction replaces it, also at midnight. */
async function predictWornFan({ rows }: Platform): Promise<void> {
  await rows(`
    insert into failure_predictions ("assetId", day, "predictedAt", basis, "modelVersion", risks, lows, highs, contributions)
    values ('${EXAMPLE_ASSET}', floor(extract(epoch from now()) / 86400)::int + 2, now(), 'failure-model', 'v1', '{0.2,0.5,0.9}',
      '{0.1,0.3,0.7}', '{0.3,0.7,1}',
      '[{"feature": "fan_speed level", "metricName": "fan_speed", "value": 3000, "share": 1, "text": "fan_speed: level"}]')`);
}

/** Leaves a prediction that a fan will fail. */
export const recommendations = (started: () => Started): void =>
  describe('recommendations and plans', () => {
    beforeAll(() => predictWornFan(started().platform));

    it('name the part, why and by when', async () => {
      const { body } = await started().service.get(`${ROOT}/recommendations?assetId=${EXAMPLE_ASSET}`);
      expect(body.recommendations).toMatchObject([
        {
          ...{ id: `replace-fan.${EXAMPLE_ASSET}`, title: 'Replace the fan', status: 'open' },
          ...{ why: 'fan_speed: level', probability: 0.5, mark: null },
        },
      ]);
    });

    it('plan the asset, unless nobody may work on it', async () => {
      const { body } = await started().service.post(`${ROOT}/plan`, { type: 'router' });
      expect(body.chosen).toMatchObject([{ assetId: EXAMPLE_ASSET, behind: null }]);
      const none = await started().service.post(`${ROOT}/plan`, { type: 'firewall' });
      expect(none.body).toMatchObject({ chosen: [], leftOver: [], reason: expect.any(String) as string });
    });

    it.each([
      ['recommendations/x', { status: 'done' }, 404, /Nothing is recommended/],
      [`recommendations/replace-fan.${EXAMPLE_ASSET}`, { status: 'lost' }, 400, /status must be one of/],
      [`recommendations/replace-fan.${EXAMPLE_ASSET}`, { status: 'postponed' }, 400, /needed to postpone/],
      ['plan', { maxAssets: 0, from: 'soon' }, 400, /from must be a time.*maxAssets must not be less/],
    ])('are refused %s with %j', async (path, body, status, message) => {
      const answer = await started().service.post(`${ROOT}/${path}`, body);
      expect(answer.status).toBe(status);
      expect(JSON.stringify(answer.body)).toMatch(message);
    });
  });
