import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { otlpRequest } from './otlp-request.js';

/** For one batch with its repeats, as the specification of OTLP exporters has it. */
const TIMEOUT_MS = 10_000;
const MAX_REPEATS = 5;
/** OTLP over HTTP: these ask for another try, any other status is final. */
const RETRYABLE_STATUSES = new Set([429, 502, 503, 504]);

class RejectedError extends Error {
  constructor(readonly status: number) {
    super(`The collector answered ${status}.`);
  }
}

/** Sends batches of spans to a collector as OTLP over HTTP in JSON. What does not arrive in time is lost. */
export class OtlpExporter implements SpanExporter {
  private readonly repeats = retry(
    handleWhen((error) => !(error instanceof RejectedError) || RETRYABLE_STATUSES.has(error.status)),
    { maxAttempts: MAX_REPEATS, backoff: new ExponentialBackoff({ initialDelay: 500, maxDelay: 5_000 }) },
  );

  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.send(JSON.stringify(otlpRequest(spans))).then(
      () => done({ code: ExportResultCode.SUCCESS }),
      (error: unknown) =>
        done({ code: ExportResultCode.FAILED, error: error instanceof Error ? error : undefined }),
    );
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }

  private send(body: string): Promise<void> {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    return this.repeats.execute(async ({ signal }) => {
      const response = await fetch(this.url, { method: 'POST', headers, body, signal });
      await response.body?.cancel();
      if (!response.ok) throw new RejectedError(response.status);
    }, AbortSignal.timeout(TIMEOUT_MS));
  }
}
