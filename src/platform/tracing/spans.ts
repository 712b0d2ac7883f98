import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** Does nothing, at no cost worth measuring, until tracing is started. */
const tracer = trace.getTracer('ems-ml-service');

interface SpanOptions {
  readonly attributes?: Attributes;
  /** The span this one goes on from, as {@link currentTraceParent} gave it, perhaps in another process; the current one without it. */
  readonly parent?: string | undefined;
  readonly kind?: 'internal' | 'client' | 'server' | 'producer';
}

const KINDS = {
  internal: SpanKind.INTERNAL,
  client: SpanKind.CLIENT,
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
} as const;

/** Runs the work as one span of the trace; what it fails by is noted and thrown on. */
export function inSpan<T>(
  name: string,
  { attributes = {}, parent, kind = 'internal' }: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes, kind: KINDS[kind] }, contextOf(parent), async (span) => {
    try {
      return await work();
    } catch (error) {
      noteFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs the work as part of a span that its caller ends, and names once it knows what it was. */
export function inOpenSpan(
  name: string,
  { attributes = {}, parent, kind = 'internal' }: SpanOptions,
  work: () => void,
): (end: { readonly name: string; readonly attributes: Attributes; readonly hasFailed: boolean }) => void {
  const from = contextOf(parent);
  const span = tracer.startSpan(name, { attributes, kind: KINDS[kind] }, from);
  context.with(trace.setSpan(from, span), work);
  return (end) => {
    span.updateName(end.name);
    span.setAttributes(end.attributes);
    if (end.hasFailed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
}

/** @returns the current span in the words of W3C Trace Context; undefined where nothing is traced */
export function currentTraceParent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

function contextOf(parent: string | undefined): Context {
  return parent === undefined ? context.active() : propagation.extract(ROOT_CONTEXT, { traceparent: parent });
}

function noteFailure(span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({
    code: SpanStatusCode.ERROR,
    message: error instanceof Error ? error.message : String(error),
  });
}
