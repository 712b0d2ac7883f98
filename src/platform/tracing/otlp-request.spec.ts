import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { otlpRequest } from './otlp-request.js';

const PARENT = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  traceFlags: TraceFlags.SAMPLED,
};

describe('otlpRequest', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'a-service' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });

  beforeEach(() => exporter.reset());

  it('writes a span as OTLP in JSON has it', () => {
    const parent = trace.setSpanContext(ROOT_CONTEXT, { ...PARENT, isRemote: true });
    const span = provider.getTracer('a-scope', '1.2').startSpan(
      'GET /',
      {
        kind: SpanKind.CLIENT,
        startTime: [1_764_000_000, 5],
        attributes: { text: 'a', whole: 3, part: 0.5, is: true, list: ['a', 'b'] },
        links: [{ context: PARENT }],
      },
      parent,
    );
    span.addEvent('retry', { attempt: 2 }, [1_764_000_001, 0]);
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'no answer' });
    span.end([1_764_000_002, 0]);

    expect(JSON.parse(JSON.stringify(otlpRequest(exporter.getFinishedSpans())))).toEqual({
      resourceSpans: [
        {
          resource: {
            attributes: expect.arrayContaining([
              { key: 'service.name', value: { stringValue: 'a-service' } },
            ]) as unknown,
          },
          scopeSpans: [
            {
              scope: { name: 'a-scope', version: '1.2' },
              spans: [
                {
                  traceId: PARENT.traceId,
                  spanId: span.spanContext().spanId,
                  parentSpanId: PARENT.spanId,
                  flags: 0x301,
                  name: 'GET /',
                  kind: 3,
                  startTimeUnixNano: '1764000000000000005',
                  endTimeUnixNano: '1764000002000000000',
                  attributes: [
                    { key: 'text', value: { stringValue: 'a' } },
                    { key: 'whole', value: { intValue: '3' } },
                    { key: 'part', value: { doubleValue: 0.5 } },
                    { key: 'is', value: { boolValue: true } },
                    {
                      key: 'list',
                      value: { arrayValue: { values: [{ stringValue: 'a' }, { stringValue: 'b' }] } },
                    },
                  ],
                  droppedAttributesCount: 0,
                  events: [
                    {
                      name: 'retry',
                      timeUnixNano: '1764000001000000000',
                      attributes: [{ key: 'attempt', value: { intValue: '2' } }],
                    },
                  ],
                  droppedEventsCount: 0,
                  links: [{ traceId: PARENT.traceId, spanId: PARENT.spanId, attributes: [] }],
                  droppedLinksCount: 0,
                  status: { code: 2, message: 'no answer' },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('gives a root span no parent', () => {
    provider.getTracer('a-scope').startSpan('root').end();

    expect(JSON.stringify(otlpRequest(exporter.getFinishedSpans()))).not.toContain('parentSpanId');
  });

  it('keeps the spans of one scope together', () => {
    for (const scope of ['a', 'b', 'a']) provider.getTracer(scope).startSpan('root').end();

    const { resourceSpans } = otlpRequest(exporter.getFinishedSpans()) as {
      resourceSpans: { scopeSpans: { scope: { name: string }; spans: unknown[] }[] }[];
    };
    expect(resourceSpans[0]?.scopeSpans.map(({ scope, spans }) => `${scope.name}: ${spans.length}`)).toEqual([
      'a: 2',
      'b: 1',
    ]);
  });
});
