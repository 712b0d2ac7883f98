import { waitFor } from '../support/index.js';
import { EXAMPLE_ASSET } from './fleet.js';
import { type Platform, type Service, startPlatform } from './platform.js';
import { patience } from './source.js';

const EPISODES = '/api/v1/anomaly/episodes';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface ListedEpisode {
  readonly id: string;
  readonly reason: string;
  readonly verdict: string | null;
}

/** From an incident to a higher bar, as an operator goes. */
describe('an incident that an operator judges', () => {
  let platform: Platform;
  let service: Service;

  beforeAll(async () => {
    platform = await startPlatform();
    service = platform.startService();
    await service.ready();
  }, 300_000);
  afterAll(() => platform.stop());

  const list = async (query: string): Promise<readonly ListedEpisode[]> =>
    (await service.get(`${EPISODES}?${query}`)).body.episodes as readonly ListedEpisode[];
  const ofRouter = `assetId=${EXAMPLE_ASSET}&metric_name=latency&status=open`;

  it('becomes an episode, whose verdict raises the bar of its series and is told of', async () => {
    await platform.report(EXAMPLE_ASSET, 'latency', 9000);
    await waitFor(async () => (await list(ofRouter)).length > 0, {
      timeoutMs: patience(30_000),
      what: 'the episode',
    });
    const [episode] = await list(ofRouter);
    expect(episode).toMatchObject({ verdict: null, metricName: 'latency', severity: 'critical' });
    const path = `${EPISODES}/${episode?.id ?? ''}`;

    const preview = await service.get(`${path}/verdict/preview?verdict=false`);
    expect(preview.body).toMatchObject({ stored: false, barBefore: 0.7, barAfter: 0.74 });
    const judged = await service.post(`${path}/verdict`, { verdict: false, note: 'we dug it up' });
    expect(judged.status).toBe(200);
    expect(judged.body).toEqual({ ...preview.body, stored: true });

    expect((await service.get(path)).body).toMatchObject({
      episode: { verdict: 'false', verdictNote: 'we dug it up' },
      verdicts: [{ verdict: 'false', note: 'we dug it up' }],
    });
    const request = { assetId: EXAMPLE_ASSET, metricNames: ['latency'], timeRange: 600 };
    const detected = await service.post('/api/v1/anomaly/detect', request);
    const [anomaly] = detected.body.results as Record<string, unknown>[];
    expect(anomaly).toMatchObject({
      threshold: 0.74,
      metadata: {
        reason: expect.stringContaining('judged false on one earlier occasion') as string,
        verdicts: { true: 0, false: 1, unsure: 0 },
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
      { timeoutMs: patience(30_000), what: 'the sweep to go by the higher bar' },
    );

    const undone = await service.post(`${path}/verdict`, { verdict: 'unsure' });
    expect(undone.body).toMatchObject({ barBefore: 0.74, barAfter: 0.7 });
  }, 300_000);

  it.each([
    ['GET', `${EPISODES}/${UNKNOWN}`, undefined],
    ['GET', `${EPISODES}/nonsense`, undefined],
    ['GET', `${EPISODES}/${UNKNOWN}/verdict/preview?verdict=true`, undefined],
    ['POST', `${EPISODES}/${UNKNOWN}/verdict`, { verdict: true }],
  ])('answers 404 to %s %s', async (method, path, body) => {
    const answer = method === 'GET' ? await service.get(path) : await service.post(path, body);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ error: 'episode_not_found', success: false });
  });

  it.each([
    [{ verdict: 'maybe' }, 'verdict'],
    [{}, 'verdict'],
    [{ verdict: null }, 'verdict'],
    [{ verdict: true, note: '' }, 'note'],
  ])('refuses the verdict %o', async (body, field) => {
    const answer = await service.post(`${EPISODES}/${UNKNOWN}/verdict`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ field })]));
  });

  it.each(['status=ajar', 'hours=0', 'limit=0', 'assetId=..'])('refuses the list %s', async (query) => {
    expect((await service.get(`${EPISODES}?${query}`)).status).toBe(400);
  });
});
