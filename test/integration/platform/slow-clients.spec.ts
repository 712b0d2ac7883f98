import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { refuseUnparsed } from '../../../src/platform/http/refuse-unparsed.js';
import { boundConnections, endSlowReaders } from '../../../src/platform/http/slow-clients.js';

describe('slow clients', () => {
  let server: Server;
  let client: Socket;

  afterEach(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });

  async function serve(answer: RequestListener): Promise<void> {
    server = createServer({ connectionsCheckingInterval: 20 }, answer);
    server.on('clientError', refuseUnparsed(new StoppedClock(0)));
    boundConnections(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  }
  function ended(): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = '';
      client.on('data', (part) => (text += part.toString()));
      client.on('close', () => resolve(text));
      client.on('error', reject);
    });
  }

  it('have less than Node gives them by itself', async () => {
    await serve((_request, response) => response.end());

    expect([server.headersTimeout, server.requestTimeout]).toEqual([20_000, 60_000]);
    expect(server.maxConnections).toBe(2_000);
  });

  it.each([
    ['headers', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    ['a body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"half":'],
  ])('that never end %s are answered 408', async (_what, half) => {
    await serve((request, response) => request.resume().once('end', () => response.end()));
    [server.headersTimeout, server.requestTimeout] = [50, 50];
    client.write(half);

    expect(await ended()).toMatch(/^HTTP\/1\.1 408 [^]*"error":"request_timeout"/);
  });

  const megabytes = Buffer.alloc(16 * 1024 * 1024, 'x');
  it.each([
    ['in pieces', (response: ServerResponse) => void Readable.from([megabytes, megabytes]).pipe(response)],
    ['in one', (response: ServerResponse) => void response.end(megabytes)],
  ])('that take no answer %s are let go', async (_what, answer) => {
    let noteClosed: (isFinished: boolean) => void = () => undefined;
    const closed = new Promise<boolean>((resolve) => (noteClosed = resolve));
    const bound = endSlowReaders(100);
    await serve((request: IncomingMessage, response) => {
      response.once('close', () => noteClosed(response.writableFinished));
      bound(request as Request, response as Response, () => answer(response));
    });
    client.pause();
    client.on('error', () => undefined);
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');

    expect(await closed).toBe(false);
  });
});
