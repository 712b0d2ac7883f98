import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseKeyPairsIntoRecord, W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { OtlpExporter } from './otlp-exporter.js';

interface TracingOptions {
  readonly endpoint: string;
  /** `name=value,name=value`, percent-encoded. */
  readonly headers?: string | undefined;
  readonly serviceName: string;
}

/** From here on spans are recorded and sent, and the current one is known in whatever follows asynchronously. */
export function startTracing({ endpoint, headers, serviceName }: TracingOptions): BasicTracerProvider {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const exporter = new OtlpExporter(url, parseKeyPairsIntoRecord(headers));
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return provider;
}
