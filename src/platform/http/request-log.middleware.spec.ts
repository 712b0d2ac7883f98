import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { type LogLine, recordLogs } from '../testing/index.js';
import { logRequests } from './request-log.middleware.js';

class ResponseStandIn extends EventEmitter {
  readonly headers = new Map<string, unknown>();
  statusCode = 200;
  writableFinished = true;

  setHeader(name: string, value: unknown): void {
    this.headers.set(name, value);
  }

  getHeader(name: string): unknown {
    return this.headers.get(name);
  }
}

const UUID = /^[0-9a-f-]{36}$/;

function pass(given: string | undefined, path = '/api/v1/models'): ResponseStandIn {
  const response = new ResponseStandIn();
  const request = { method: 'GET', path, originalUrl: `${path}?status=all`, get: () => given };
  let isPassedOn = false;
  logRequests()(request as unknown as Request, response as unknown as Response, () => (isPassedOn = true));
  expect(isPassedOn).toBe(true);
  return response;
}

describe('logRequests', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it("answers with the caller's request id", () => {
    expect(pass('trace-1.2:3').headers.get('X-Request-Id')).toBe('trace-1.2:3');
  });

  it.each([undefined, '', 'a b', 'a\nb', 'x'.repeat(101), '"quoted"'])(
    'makes its own id instead of %j',
    (given) => {
      expect(pass(given).headers.get('X-Request-Id')).toMatch(UUID);
    },
  );

  it('logs one line when the answer is out, with its id', () => {
    const response = pass('r-1');
    expect(lines).toEqual([]);

    response.emit('close');
    response.emit('close');

    expect(lines.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^GET \/api\/v1\/models\?status=all 200 \d+ ms id=r-1$/),
    ]);
  });

  it('says when the client did not wait for the answer', () => {
    const response = pass('r-2');
    response.writableFinished = false;
    response.emit('close');

    expect(lines.map(({ message }) => message)).toEqual([expect.stringContaining('aborted by the client')]);
  });

  it('says nothing of an abort where a stream ends, which its client does', () => {
    const response = pass('r-3', '/api/v1/stream');
    response.setHeader('content-type', 'text/event-stream');
    response.writableFinished = false;
    response.emit('close');

    expect(lines.map(({ message }) => message)).toEqual([expect.stringMatching(/ 200 \d+ ms id=r-3$/)]);
  });

  it('logs a probe only when it fails', () => {
    const healthy = pass('p-1', '/health');
    healthy.emit('close');
    expect(lines).toEqual([]);

    const broken = pass('p-2', '/health');
    broken.statusCode = 500;
    broken.emit('close');
    expect(lines).toHaveLength(1);
  });
});
