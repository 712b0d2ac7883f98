import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { OtlpExporter } from '../../../src/platform/tracing/otlp-exporter.js';

describe('OtlpExporter', () => {
  const received: IncomingHttpHeaders[] = [];
  let statuses: number[];
  let collector: Server;

  beforeAll(async () => {
    collector = createServer((request, response) => {
      received.push(request.headers);
      request.resume();
      response.writeHead(statuses.shift() ?? 200).end('{}');
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
  });
  beforeEach(() => received.splice(0));
  afterAll(() => collector.close());

  function send(answers: number[], headers = {}): Promise<ExportResult> {
    statuses = answers;
    const { port } = collector.address() as AddressInfo;
    const exporter = new OtlpExporter(`http://127.0.0.1:${port}/v1/traces`, headers);
    return new Promise((resolve) => exporter.export([], resolve));
  }

  it('sends JSON with the headers that are set', async () => {
    expect(await send([200], { authorization: 'Bearer secret' })).toEqual({ code: ExportResultCode.SUCCESS });
    expect(received).toEqual([
      expect.objectContaining({ authorization: 'Bearer secret', 'content-type': 'application/json' }),
    ]);
  });

  it('repeats what a busy collector did not take', async () => {
    expect(await send([503, 429, 200])).toEqual({ code: ExportResultCode.SUCCESS });
    expect(received).toHaveLength(3);
  });

  it('gives up at once what the collector refuses', async () => {
    expect(await send([400])).toEqual({
      code: ExportResultCode.FAILED,
      error: expect.objectContaining({ status: 400 }) as unknown,
    });
    expect(received).toHaveLength(1);
  });
});
