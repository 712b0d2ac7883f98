import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Span {
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

/** Takes what an OpenTelemetry collector takes: OTLP as JSON over HTTP. */
export interface TraceCollector {
  readonly url: string;
  /** All that came so far. */
  readonly spans: readonly Span[];
  /** What the senders call themselves, as JSON. */
  readonly services: ReadonlySet<string>;
  close(): void;
}

export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: Span[] = [];
  const services = new Set<string>();
  const server = createServer((request, response) => {
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
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, spans, services, close: () => server.close() };
}
