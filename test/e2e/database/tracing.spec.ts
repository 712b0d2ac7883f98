import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string; readonly value: object }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

describe('tracing', () => {
  const spans: Span[] = [];
  const services = new Set<string>();
  let collector: Server;
  let platform: Platform;
  let service: Service;

  /** Takes what an OpenTelemetry collector takes: OTLP as JSON over HTTP. */
  async function startCollector(): Promise<string> {
    collector = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.once('end', () => {
        const { resourceSpans } = JSON.parse(body) as Export;
        for (const { resource, scopeSpans } of resourceSpans) {
          services.add(JSON.stringify(resource.attributes.find(({ key }) => key === 'service.name')?.value));
          spans.push(...scopeSpans.flatMap((scope) => scope.spans));
        }
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    return `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  }

  /** The names from the root of its trace down to the span. */
  function pathTo(span: Span): readonly string[] {
    const parent = spans.find(
      ({ spanId, traceId }) => spanId === span.parentSpanId && traceId === span.traceId,
    );
    return parent ? [...pathTo(parent), span.name] : [span.name];
  }
  const received = (name: string, root: RegExp): Promise<readonly string[]> =>
    waitFor(
      () =>
        spans
          .filter((span) => span.name === name)
          .map(pathTo)
          .find(([first]) => root.test(first ?? '')),
      { timeoutMs: 30_000, what: `a span ${name}` },
    );

  beforeAll(async () => {
    platform = await startPlatform();
    service = platform.startService({
      OTEL_EXPORTER_OTLP_ENDPOINT: await startCollector(),
      OTEL_BSP_SCHEDULE_DELAY: '200',
      SERVICE_NAME: 'ml-under-test',
    });
    await service.ready();
  });
  afterAll(async () => {
    await platform.stop();
    collector.close();
  });

  it('leads from a tick through the queue and the outbox to EMS Core', async () => {
    await platform.report(EXAMPLE_ASSET, 'latency', 9_000);
    await waitFor(() => spans.some(({ name }) => name === 'deliver event'), { timeoutMs: 30_000 });

    const path = await received('POST /events', /^tick sweep$/);
    expect(path.slice(-3)).toEqual(['store', 'deliver event', 'POST /events']);
    expect(path.join(' > ')).toMatch(/^tick sweep > .*sweep.* > store/);
    expect([...services]).toEqual([JSON.stringify({ stringValue: 'ml-under-test' })]);
  });

  it('goes on from the caller of a request', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
    await fetch(`${service.url}/api/v1/health`, { headers });

    const ofTheRequest = await waitFor(
      () => {
        const found = spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
        return ['GET /api/v1/health', 'GET /'].every((name) => found.includes(name)) ? found : undefined;
      },
      { timeoutMs: 20_000, what: 'the spans of the request and of its question to EMS Core' },
    );
    expect(ofTheRequest).toContain('GET /');
  });

  it('leaves the probes out', () => {
    expect(spans.filter(({ name }) => name === 'GET /health' || name === 'GET /metrics')).toEqual([]);
  });
});
