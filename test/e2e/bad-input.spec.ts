import { EXAMPLE_ASSET } from './fleet.js';
import { type Platform, type Service, startPlatform } from './platform.js';

const UNKNOWN_ASSET = '00000000-0000-4000-8000-000000000000';
const DETECT = '/api/v1/anomaly/detect';
const TRAIN = '/api/v1/anomaly/train';
const MUTES = '/api/v1/anomaly/mutes';

describe('bad input', () => {
  let platform: Platform;
  let service: Service;
  /** An asset that EMS Core knows and nobody has measured. */
  let silentAsset: string;

  beforeAll(async () => {
    platform = await startPlatform();
    const [row] = await platform.rows(`
      insert into assets (name, type, ip, location, vendor, tier, owner)
      values ('silent-srv-01', 'server', '10.9.9.9', 'here', 'none', 3, 'nobody') returning id`);
    silentAsset = String(row?.id);
    service = platform.startService();
    await service.ready();
  }, 240_000);

  afterAll(() => platform.stop());

  const raw = (path: string, body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${service.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });

  it.each([
    ['a timeRange below 60', DETECT, { timeRange: 59 }, ['timeRange']],
    ['a timeRange that is a text', DETECT, { timeRange: '3600' }, ['timeRange']],
    ['a null', DETECT, { timeRange: null }, ['timeRange']],
    ['a threshold above 1', DETECT, { threshold: 1.01 }, ['threshold']],
    ['an unknown field', DETECT, { treshold: 0.7 }, ['treshold']],
    ['an asset id of zero', DETECT, { assetId: 0 }, ['assetId']],
    [
      'several at once',
      DETECT,
      { timeRange: 1, threshold: 'x', metricNames: [] },
      ['timeRange', 'threshold', 'metricNames'],
    ],
    ['another model type', TRAIN, { modelType: 'forecast' }, ['modelType']],
    [
      'a contamination above a half',
      TRAIN,
      { parameters: { contamination: 0.6 } },
      ['parameters.contamination'],
    ],
    ['too few trees', TRAIN, { parameters: { n_estimators: 9 } }, ['parameters.n_estimators']],
    ['a mute of nothing', MUTES, { reason: 'x' }, ['assetId', 'metricName']],
    ['a mute without a reason', MUTES, { metricName: 'cpu' }, ['reason']],
    [
      'times without a zone',
      MUTES,
      { metricName: 'cpu', reason: 'x', startsAt: '2026-11-24T22:00:00', endsAt: 'tomorrow' },
      ['startsAt', 'endsAt'],
    ],
    [
      'a mute that is over',
      MUTES,
      { metricName: 'cpu', reason: 'x', endsAt: '2020-01-01T00:00:00Z' },
      ['endsAt'],
    ],
    ['a body that is a list', DETECT, [], undefined],
  ])('refuses %s, naming every bad field', async (_what, path, body, fields) => {
    const answer = await service.post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ success: false, status: 400, instance: path });
    const named = (answer.body.errors ?? []) as { field: string }[];
    if (fields) expect([...new Set(named.map(({ field }) => field))].sort()).toEqual([...fields].sort());
  });

  it.each([
    ['hours=0', 'hours'],
    ['hours=8761', 'hours'],
    ['hours=many', 'hours'],
    ['metric_name=', 'metric_name'],
  ])('refuses the query %s', async (query, field) => {
    const answer = await service.get(`/api/v1/metrics/${EXAMPLE_ASSET}?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ field })]));
  });

  it('refuses JSON that is none, what is not JSON at all, and more than it can read', async () => {
    expect((await raw(DETECT, '{"timeRange":')).status).toBe(400);
    expect((await raw(DETECT, 'timeRange=60', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await raw(DETECT, JSON.stringify({ metricNames: ['x'.repeat(2_000_000)] }))).status).toBe(413);
  });

  it('takes a missing body as all defaults', async () => {
    const response = await fetch(`${service.url}${DETECT}`, { method: 'POST' });
    expect(response.status).toBe(200);
  });

  it.each([
    ['GET', `/api/v1/metrics/${UNKNOWN_ASSET}`, undefined],
    ['GET', '/api/v1/metrics/4711', undefined],
    ['GET', `/api/v1/anomaly/scores/${UNKNOWN_ASSET}`, undefined],
    ['POST', DETECT, { assetId: UNKNOWN_ASSET }],
    ['POST', DETECT, { assetId: 4711 }],
    ['POST', MUTES, { assetId: UNKNOWN_ASSET, reason: 'x' }],
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
    const metrics = await service.get(`/api/v1/metrics/${silentAsset}`);
    expect(metrics.body).toMatchObject({ data: [], statistics: { mean: null, median: null, count: 0 } });
    const detection = await service.post(DETECT, { assetId: silentAsset });
    expect(detection.body).toMatchObject({
      success: true,
      totalAnalyzed: 0,
      anomaliesDetected: 0,
      results: [],
    });
    expect((await service.get(`/api/v1/anomaly/scores/${silentAsset}`)).body).toMatchObject({
      scores: [],
      total: 0,
    });
  });

  it('refuses to train on too little, with the counts', async () => {
    const answer = await service.post(TRAIN, { assetIds: [silentAsset] });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      error: 'too_little_data',
      counts: { samples: 0, samplesRequired: 100, assets: 1 },
    });
  });

  it('trains once when it is asked twice at the same time', async () => {
    const answers = await Promise.all([service.post(TRAIN, {}), service.post(TRAIN, {})]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      error: 'training_in_progress',
    });
  });

  it('answers an unknown route like any other problem', async () => {
    const answer = await service.get('/api/v1/nothing');
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ error: 'not_found', success: false });
  });

  it('logs no error for any of this', () => {
    expect(service.program.output()).not.toMatch(/ERROR/);
  });
});
