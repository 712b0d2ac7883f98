import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Platform, Service } from '../platform.js';
import type { Started } from './started.js';

const EPISODES = '/api/v1/anomaly/episodes';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface ListedEpisode {
  readonly id: string;
  readonly reason: string;
  readonly feedback: string | null;
}

/** From an episode to a higher threshold, in the steps of an operator. */
export const feedback = (started: () => Started): void =>
  describe('an episode that an operator gives feedback on', () => {
    let platform: Platform;
    let service: Service;

    beforeAll(() => {
      ({ platform, service } = started());
    });

    const list = async (query: string): Promise<readonly ListedEpisode[]> =>
      (await service.get(`${EPISODES}?${query}`)).body.episodes as readonly ListedEpisode[];
    const ofRouter = `assetId=${EXAMPLE_ASSET}&metric_name=latency&status=open`;

    it('becomes an episode, whose feedback raises the threshold of its series and is mentioned', async () => {
      await platform.report(EXAMPLE_ASSET, 'latency', 9000);
      await waitFor(async () => (await list(ofRouter)).length > 0, {
        timeoutMs: 30_000,
        what: 'the episode',
      });
      const [episode] = await list(ofRouter);
      expect(episode).toMatchObject({ feedback: null, metricName: 'latency', severity: 'critical' });
      const path = `${EPISODES}/${episode?.id ?? ''}`;

      const preview = await service.get(`${path}/feedback/preview?feedback=false_positive`);
      expect(preview.body).toMatchObject({ stored: false, thresholdBefore: 0.7, thresholdAfter: 0.74 });
      const given = await service.post(`${path}/feedback`, {
        feedback: 'false_positive',
        note: 'we dug it up',
      });
      expect(given.status).toBe(200);
      expect(given.body).toEqual({ ...preview.body, stored: true });

      expect((await service.get(path)).body).toMatchObject({
        episode: { feedback: 'false_positive', feedbackNote: 'we dug it up' },
        feedbackHistory: [{ feedback: 'false_positive', note: 'we dug it up' }],
      });
      const request = { assetId: EXAMPLE_ASSET, metricNames: ['latency'], timeRange: 600 };
      const detected = await service.post('/api/v1/anomaly/detect', request);
      const [anomaly] = detected.body.results as Record<string, unknown>[];
      expect(anomaly).toMatchObject({
        threshold: 0.74,
        metadata: {
          reason: expect.stringContaining('marked a false alarm once before') as string,
          feedbackCounts: { truePositive: 0, falsePositive: 1, unsure: 0 },
        },
      });
      const named = await service.post('/api/v1/anomaly/detect', { ...request, threshold: 0.6 });
      expect((named.body.results as Record<string, unknown>[])[0]).toMatchObject({ threshold: 0.6 });

      await platform.sampleAt(new Date());
      await waitFor(
        async () => {
          const [row] = await platform.rows(
            `select threshold from anomaly_scores where "assetId" = '${EXAMPLE_ASSET}' and "metricName" = 'latency'
           order by timestamp desc limit 1`,
          );
          return row?.threshold === 0.74;
        },
        { timeoutMs: 30_000, what: 'the sweep to go by the higher threshold' },
      );

      const undone = await service.post(`${path}/feedback`, { feedback: 'unsure' });
      expect(undone.body).toMatchObject({ thresholdBefore: 0.74, thresholdAfter: 0.7 });
    });

    it.each([
      ['GET', `${EPISODES}/${UNKNOWN}`, undefined],
      ['GET', `${EPISODES}/nonsense`, undefined],
      ['GET', `${EPISODES}/${UNKNOWN}/feedback/preview?feedback=true_positive`, undefined],
      ['POST', `${EPISODES}/${UNKNOWN}/feedback`, { feedback: 'true_positive' }],
    ])('answers 404 to %s %s', async (method, path, body) => {
      const answer = method === 'GET' ? await service.get(path) : await service.post(path, body);
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ error: 'episode_not_found', success: false });
    });

    it.each([
      [{ feedback: 'maybe' }, 'feedback'],
      [{}, 'feedback'],
      [{ feedback: null }, 'feedback'],
      [{ feedback: 'true_positive', note: '' }, 'note'],
    ])('refuses the feedback %o', async (body, field) => {
      const answer = await service.post(`${EPISODES}/${UNKNOWN}/feedback`, body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ field })]));
    });

    it.each(['status=ajar', 'hours=0', 'limit=0', 'assetId=..'])('refuses the list %s', async (query) => {
      expect((await service.get(`${EPISODES}?${query}`)).status).toBe(400);
    });
  });
