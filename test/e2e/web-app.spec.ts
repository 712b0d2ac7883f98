import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '../support/index.js';
import { startPlatform, type Platform, type Service } from './platform.js';
import { jsonPost } from './service.js';

const aText = expect.any(String) as string;
const aNumber = expect.any(Number) as number;

/** What the platform's web app asks, page by page, and what it reads in the answers. */
describe('the web app as a client', () => {
  let platform: Platform;
  let service: Service;
  let assets: readonly { id: string; name: string }[];

  beforeAll(async () => {
    platform = await startPlatform();
    assets = (await platform.rows('select id::text, name from assets order by name')) as typeof assets;
    await platform.rows(`update assets set status = 'offline' where name = 'core-rtr-01'`);
    service = platform.startService({ SWEEP_INTERVAL_SECONDS: '3600' });
    await service.ready();
  });

  afterAll(() => platform.stop());

  it('has everything that the ML page reads, asked three times in parallel', async () => {
    const [health, models, detection] = await Promise.all([
      service.get('/api/v1/health'),
      service.get('/api/v1/models'),
      service.post('/api/v1/anomaly/detect', { timeRange: 86_400, threshold: 0.5 }),
    ]);

    expect(health.body).toMatchObject({
      status: 'healthy',
      timestamp: aText,
      database: true,
      emsCore: true,
      redis: null,
      models: { anomaly_detection: true },
    });
    expect(models.body).toMatchObject({
      success: true,
      totalModels: 1,
      models: [
        {
          modelType: 'anomaly_detection',
          modelVersion: aText,
          trainingDate: aText,
          status: 'active',
          metrics: { samples_trained: aNumber },
          parameters: { contamination: aNumber, n_estimators: aNumber },
        },
      ],
    });
    expect(detection.body).toMatchObject({
      success: true,
      totalAnalyzed: aNumber,
      anomaliesDetected: aNumber,
      metadata: { threshold: 0.5, time_range_seconds: 86_400, model_type: 'ml' },
    });
    const results = detection.body.results as Record<string, unknown>[];
    expect(results.length).toBeGreaterThan(0);
    expect(results).toHaveLength(Number(detection.body.anomaliesDetected));
    for (const result of results)
      expect(result).toMatchObject({
        assetId: aText,
        assetName: aText,
        metricName: aText,
        value: aNumber,
        score: aNumber,
        isAnomaly: true,
        threshold: 0.5,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        metadata: {
          deviation: aNumber,
          method: expect.stringMatching(/^(ml|statistical)$/) as string,
          model: aText,
          modelVersion: aText,
          reason: aText,
          expected: { low: aNumber, median: aNumber, high: aNumber },
        },
      });
  });

  it('answers the Train button with the finished result', async () => {
    const request = { modelType: 'anomaly_detection', timeRange: 86_400 };
    expect((await service.post('/api/v1/anomaly/train', request)).body).toMatchObject({
      success: true,
      message: aText,
      modelType: 'anomaly_detection',
      modelVersion: aText,
      trainingMetrics: {
        samples_trained: aNumber,
        contamination: 0.1,
        mean_score: aNumber,
        std_score: aNumber,
        anomalies_detected: aNumber,
        normal_detected: aNumber,
      },
      trainingSamples: aNumber,
      trainingDuration: aNumber,
    });
  });

  it('takes the names of the old service beside its own', async () => {
    const id = assets.find(({ name }) => name === 'core-rtr-01')?.id ?? '';
    for (const path of [`/api/v1/metrics/${id}`, `/api/v1/anomaly/scores/${id}`]) {
      // Between two questions a sample may leave the six hours.
      const answer = await waitFor(
        async () => {
          const old = await service.get(`${path}?metric_name=cpu_usage&hours=6`);
          const own = await service.get(`${path}?metricName=cpu_usage&hours=6`);
          return isDeepStrictEqual(own.body, old.body) ? old : undefined;
        },
        { what: 'the same answer to both names' },
      );
      expect(answer.status).toBe(200);
    }
    const { body: metrics } = await service.get(`/api/v1/metrics/${id}?metric_name=cpu_usage&hours=6`);
    expect(metrics).toMatchObject({
      assetId: id,
      assetName: 'core-rtr-01',
      metricName: 'cpu_usage',
      unit: 'percent',
    });
    expect((metrics.data as object[])[0]).toEqual({ timestamp: aText, value: aNumber });
    const statistics = Object.keys(metrics.statistics as object).sort();
    expect(statistics).toEqual(['count', 'max', 'mean', 'median', 'min', 'q25', 'q75', 'std']);
    const { body: scores } = await service.get(`/api/v1/anomaly/scores/${id}?hours=6`);
    expect(scores).toMatchObject({ success: true, assetId: id, total: aNumber });
    expect((scores.scores as object[])[0]).toEqual({
      metricName: aText,
      score: aNumber,
      isAnomaly: expect.any(Boolean) as boolean,
      isLate: expect.any(Boolean) as boolean,
      threshold: aNumber,
      timestamp: aText,
    });
  });

  it('needs no token, and lets the web app’s pages in', async () => {
    for (const origin of ['http://localhost:5173', 'http://localhost:4173', 'http://localhost']) {
      const { headers } = await fetch(`${service.url}/api/v1/models`, { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  it('rates every asset of the Assets page at once, with its reasons', async () => {
    const fifty = Array.from({ length: 50 }, (_, i) => assets[i % assets.length]!);
    const answers = await Promise.all(fifty.map(({ id }) => service.get(`/api/v1/health/asset/${id}`)));

    for (const [i, { status, body }] of answers.entries()) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ asset_id: fifty[i]?.id, asset_name: fifty[i]?.name });
      expect(Number.isInteger(body.health_score)).toBe(true);
      expect(['healthy', 'warning', 'critical', 'unknown']).toContain(body.status);
    }
    const offline = answers[fifty.findIndex(({ name }) => name === 'core-rtr-01')];
    expect(offline?.body).toMatchObject({ health_score: 0, status: 'critical' });
    // Whatever else may be unusual about it.
    expect((offline?.body.factors as object[])[0]).toMatchObject({
      kind: 'device-status',
      points: 100,
      reason: 'EMS Core has the device as offline',
    });
  });

  it('calls an asset unknown that has never reported', async () => {
    const id = '00000000-0000-4000-8000-00000000abcd';
    await platform.rows(`
      insert into assets select (jsonb_populate_record(a, '{"id":"${id}","name":"new-srv-01","status":"online"}')).*
      from assets a limit 1`);
    const path = `/api/v1/health/asset/${id}`;
    await waitFor(async () => (await service.get(path)).status === 200, { what: 'the new asset' });
    expect((await service.get(path)).body).toMatchObject({
      health_score: 0,
      status: 'unknown',
      last_sample_at: null,
    });
  });

  it('has no health of an asset that does not exist', async () => {
    for (const id of ['4711', '00000000-0000-4000-8000-00000000ffff'])
      expect((await service.get(`/api/v1/health/asset/${id}`)).status).toBe(404);
  });

  it('groups the whole alerts of the Correlations page', async () => {
    for (const { id } of assets.slice(0, 5)) {
      const event = {
        source: 'nms',
        assetId: id,
        severity: 'critical',
        category: 'link',
        title: 'Link down',
      };
      const made = await post(`${platform.emsUrl}/events`, { ...event, message: 'x'.repeat(1000) });
      for (let i = 0; i < 10; i += 1) await post(`${platform.emsUrl}/alerts`, { eventId: made.id });
    }
    const list = await fetch(`${platform.emsUrl}/alerts?limit=50`);
    const { data } = (await list.json()) as { data: { id: string }[] };
    // Within a minute, however busy the machine is.
    const at = Date.now();
    const alerts = data.map((alert, i) => ({ ...alert, createdAt: new Date(at - i * 1000).toISOString() }));
    expect(JSON.stringify(alerts).length).toBeGreaterThan(80_000);

    const { status, body } = await service.post('/api/v1/correlations/find', {
      alerts,
      time_window_minutes: 1440,
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ total_alerts: 50, unique_fingerprints: 5, alert_storm_detected: true });
    const groups = body.correlation_groups as { type: string; alert_count: number; alert_ids: string[] }[];
    expect(groups.filter(({ type }) => type === 'fingerprint')).toHaveLength(5);
    expect(groups.filter(({ type }) => type === 'asset')).toHaveLength(5);
    expect(groups.find(({ type }) => type === 'time_cluster')).toMatchObject({ alert_count: 50 });
    for (const { alert_count, alert_ids } of groups) expect(alert_ids).toHaveLength(alert_count);
  });

  it('answers no alerts with no groups, and names the alert that is none', async () => {
    expect((await service.post('/api/v1/correlations/find', { alerts: [] })).body).toMatchObject({
      total_alerts: 0,
      correlation_groups: [],
      alert_storm_detected: false,
    });
    const { status, body } = await service.post('/api/v1/correlations/find', {
      alerts: [{ id: 'a', eventId: 'e' }, { id: 'b' }],
      time_window_minutes: 0,
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: 'alerts', message: 'alerts[1] must be an alert object with an id and an eventId' },
      { field: 'time_window_minutes', message: expect.stringContaining('must not be less than 1') as string },
    ]);
  });

  it('lists what EMS Core did not take', async () => {
    const { status, body } = await service.get('/api/v1/ems/outbox?status=parked');
    expect({ status, body }).toEqual({ status: 200, body: { success: true, messages: [], total: 0 } });
    expect((await service.get('/api/v1/ems/outbox?status=lost')).status).toBe(400);
  });
});

async function post(url: string, body: object): Promise<{ id: string }> {
  return (await (await fetch(url, jsonPost(body))).json()) as { id: string };
}
