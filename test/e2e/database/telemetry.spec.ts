import { readFileSync } from 'node:fs';
import { assetNamed } from '../../../simulator/index.js';
import { type DatabaseProxy, startDatabaseProxy, waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';
import { type Span, startTraceCollector, type TraceCollector } from '../trace-collector.js';

const ANOTHER_ASSET = assetNamed('edge-rtr-01').id;

describe('telemetry', () => {
  let platform: Platform;
  let service: Service;
  let proxy: DatabaseProxy;
  let collector: TraceCollector;
  let beforeStart: number;

  beforeAll(async () => {
    platform = await startPlatform();
    beforeStart = Date.now() / 1000;
    await platform.sampleAt(new Date());
    proxy = await startDatabaseProxy(platform.databaseUrl);
    collector = await startTraceCollector();
    service = platform.startService({
      DATABASE_URL: proxy.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      SERVICE_NAME: 'ml-under-test',
    });
    await service.ready();
  });
  afterAll(async () => {
    await platform.stop();
    await proxy.close();
    collector.close();
  });

  describe('GET /metrics', () => {
    const scrape = async (): Promise<ReadonlyMap<string, number>> => {
      const response = await fetch(`${service.url}/metrics`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain; ?version=0\.0\.4/);
      const lines = (await response.text())
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      return new Map(
        lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
      );
    };
    const started = (figures: ReadonlyMap<string, number>, name: string): (readonly [string, number])[] =>
      [...figures].filter(([key]) => key.startsWith(name));

    it('counts scored samples, open episodes and delivered messages', async () => {
      const before = await scrape();
      expect(before.get('ems_ml_samples_total{outcome="scored"}')).toBeGreaterThanOrEqual(
        platform.simulator.series,
      );
      expect(before.get('ems_ml_sweep_duration_seconds_count')).toBeGreaterThan(0);
      const sweptAt = before.get('ems_ml_last_sweep_timestamp_seconds');
      expect(sweptAt).toBeGreaterThan(beforeStart);
      expect(sweptAt).toBeLessThanOrEqual(Date.now() / 1000);
      const [[model, age]] = started(before, 'ems_ml_model_age_seconds') as [[string, number]];
      expect(model).toMatch(/\{version="\d{8}T\d{9}Z"\}$/);
      const [trained] = await platform.rows(
        `select extract(epoch from now() - "trainingDate")::float8 as ago from model_metadata`,
      );
      expect(Math.abs(age - Number(trained?.ago))).toBeLessThan(60);

      await platform.report(EXAMPLE_ASSET, 'latency', 9_000);
      await waitFor(
        async () => {
          const now = await scrape();
          const grown = (name: string): number => (now.get(name) ?? 0) - (before.get(name) ?? 0);
          return (
            grown('ems_ml_open_episodes') >= 1 &&
            grown('ems_ml_episodes_total{change="began"}') >= 1 &&
            grown('ems_ml_samples_total{outcome="anomalous"}') >= 1 &&
            grown('ems_ml_outbox_messages{status="delivered"}') >= 2
          );
        },
        { timeoutMs: 20_000, what: 'the figures of the episode' },
      );
    });

    it('counts requests by the pattern of their route', async () => {
      await service.get(`/api/v1/health/asset/${EXAMPLE_ASSET}`);
      await service.get('/api/v1/nothing');
      const figures = await scrape();
      const count = 'ems_ml_http_request_duration_seconds_count';
      const pattern = '{method="GET",route="/api/v1/health/asset/:assetId",status="200"}';
      expect(figures.get(`${count}${pattern}`)).toBe(1);
      expect(figures.get(`${count}{method="GET",route="none",status="404"}`)).toBe(1);
    });

    it('has every metric that the alert rules and the dashboard in deploy/ use', async () => {
      const known: readonly string[] =
        (await (await fetch(`${service.url}/metrics`)).text()).match(/(?<=^# TYPE )\S+/gm) ?? [];
      for (const file of ['deploy/prometheus-alerts.yaml', 'deploy/grafana-dashboard.json']) {
        const asked = readFileSync(file, 'utf8').match(/(ems_ml|nodejs|process)_\w+/g) ?? [];
        const names = [...new Set(asked.map((name) => name.replace(/_bucket$/, '')))];
        expect(names.length).toBeGreaterThan(5);
        expect(names.filter((name) => !known.includes(name))).toEqual([]);
      }
    });

    it('omits what depends on the database while that is unavailable', async () => {
      proxy.cut();
      await waitFor(async () => !(await scrape()).has('ems_ml_open_episodes'), { what: 'the gauge to go' });
      const figures = await scrape();
      expect(started(figures, 'ems_ml_outbox')).toEqual([]);
      expect(started(figures, 'ems_ml_model_age_seconds')).toHaveLength(1);
      expect(started(figures, 'ems_ml_last_sweep')).toEqual([]);
      proxy.mend();
      await waitFor(async () => (await scrape()).has('ems_ml_open_episodes'), {
        timeoutMs: 20_000,
        what: 'the gauge to come back',
      });
    });
  });

  describe('tracing', () => {
    /** The names from the root of its trace down to the span. */
    function pathTo(span: Span): readonly string[] {
      const parent = collector.spans.find(
        ({ spanId, traceId }) => spanId === span.parentSpanId && traceId === span.traceId,
      );
      return parent ? [...pathTo(parent), span.name] : [span.name];
    }
    const received = (name: string, root: RegExp): Promise<readonly string[]> =>
      waitFor(
        () =>
          collector.spans
            .filter((span) => span.name === name)
            .map(pathTo)
            .find(([first]) => root.test(first ?? '')),
        { timeoutMs: 30_000, what: `a span ${name}` },
      );

    it('leads from a tick through the queue and the outbox to EMS Core', async () => {
      await platform.report(ANOTHER_ASSET, 'latency', 9_000);
      await waitFor(() => collector.spans.some(({ name }) => name === 'deliver event'), {
        timeoutMs: 30_000,
      });

      const path = await received('POST /events', /^tick sweep$/);
      expect(path.slice(-3)).toEqual(['store', 'deliver event', 'POST /events']);
      expect(path.join(' > ')).toMatch(/^tick sweep > .*sweep.* > store/);
      expect([...collector.services]).toEqual([JSON.stringify({ stringValue: 'ml-under-test' })]);
    });

    it('goes on from the caller of a request', async () => {
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
      await fetch(`${service.url}/api/v1/health`, { headers });

      const ofTheRequest = await waitFor(
        () => {
          const found = collector.spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
          return ['GET /api/v1/health', 'GET /'].every((name) => found.includes(name)) ? found : undefined;
        },
        { timeoutMs: 20_000, what: 'the spans of the request and of its question to EMS Core' },
      );
      expect(ofTheRequest).toContain('GET /');
    });

    it('leaves the probes out', () => {
      expect(collector.spans.filter(({ name }) => name === 'GET /health' || name === 'GET /metrics')).toEqual(
        [],
      );
    });
  });
});
