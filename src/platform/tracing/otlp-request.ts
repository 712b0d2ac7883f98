import type { Attributes, HrTime } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';

/** From opentelemetry/proto/trace/v1: the parent is known to be, or not to be, in another process. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/**
 * The body of `POST /v1/traces` in OTLP's JSON encoding (opentelemetry-proto 1.x): ids in hexadecimal, enums as numbers,
 * 64-bit integers as text.
 *
 * @param spans - of one tracer provider, so that all share its resource
 */
export function otlpRequest(spans: readonly ReadableSpan[]): object {
  const byScope = Map.groupBy(spans, ({ instrumentationScope }) => instrumentationScope);
  const scopeSpans = [...byScope].map(([{ name, version }, ofScope]) => ({
    scope: { name, version },
    spans: ofScope.map(spanOf),
  }));
  const attributes = attributesOf(spans[0]?.resource.attributes ?? {});
  return { resourceSpans: [{ resource: { attributes }, scopeSpans }] };
}

function spanOf(span: ReadableSpan): object {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const parent = span.parentSpanContext;
  return {
    traceId,
    spanId,
    parentSpanId: parent?.spanId,
    traceState: traceState?.serialize(),
    flags: traceFlags | HAS_IS_REMOTE | (parent?.isRemote === true ? IS_REMOTE : 0),
    name: span.name,
    // OTLP's enum begins with "unspecified".
    kind: span.kind + 1,
    startTimeUnixNano: nanosecondsOf(span.startTime),
    endTimeUnixNano: nanosecondsOf(span.endTime),
    attributes: attributesOf(span.attributes),
    droppedAttributesCount: span.droppedAttributesCount,
    events: span.events.map(({ name, time, attributes = {} }) => ({
      name,
      timeUnixNano: nanosecondsOf(time),
      attributes: attributesOf(attributes),
    })),
    droppedEventsCount: span.droppedEventsCount,
    links: span.links.map(({ context, attributes = {} }) => ({
      traceId: context.traceId,
      spanId: context.spanId,
      attributes: attributesOf(attributes),
    })),
    droppedLinksCount: span.droppedLinksCount,
    status: span.status,
  };
}

function nanosecondsOf([seconds, nanoseconds]: HrTime): string {
  return String(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds));
}

function attributesOf(attributes: Attributes): readonly object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: valueOf(value) }));
}

function valueOf(value: unknown): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  return {};
}
