import type { ArgumentsHost } from '@nestjs/common';
import { DependencyUnavailableError } from '../errors/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../testing/index.js';
import { InvalidRequestError } from './invalid-request.error.js';
import { ProblemFilter } from './problem.filter.js';

class ResponseStandIn {
  readonly headers = new Map<string, unknown>([['X-Request-Id', 'r-1']]);
  headersSent = false;
  isDestroyed = false;
  statusCode = 0;
  mediaType = '';
  body: unknown;

  getHeader(name: string): unknown {
    return this.headers.get(name);
  }
  setHeader(name: string, value: unknown): void {
    this.headers.set(name, value);
  }
  status(code: number): this {
    this.statusCode = code;
    return this;
  }
  type(mediaType: string): this {
    this.mediaType = mediaType;
    return this;
  }
  send(text: string): void {
    this.body = JSON.parse(text);
  }
  destroy(): void {
    this.isDestroyed = true;
  }
}

function answer(error: unknown, response = new ResponseStandIn()): ResponseStandIn {
  const request = { method: 'POST', path: '/api/v1/x', originalUrl: '/api/v1/x?a=1' };
  const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }) };
  const clock = new StoppedClock(Date.UTC(2026, 10, 22));
  new ProblemFilter(clock).catch(error, host as unknown as ArgumentsHost);
  return response;
}

describe('ProblemFilter', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('answers a problem document and leaves the log alone when the client is wrong', () => {
    const response = answer(new InvalidRequestError([{ field: 'hours', message: 'hours must be small' }]));

    expect(response).toMatchObject({
      statusCode: 400,
      mediaType: 'application/problem+json',
      body: {
        type: 'urn:ems-ml-service:problem:invalid_request',
        status: 400,
        instance: '/api/v1/x?a=1',
        success: false,
        timestamp: '2026-11-22T00:00:00.000Z',
        errors: [{ field: 'hours', message: 'hours must be small' }],
      },
    });
    expect(lines).toEqual([]);
  });

  it('says when to try again', () => {
    const response = answer(new DependencyUnavailableError('The disk', new Error('full')));

    expect(response.statusCode).toBe(503);
    expect(response.headers.get('Retry-After')).toBe(10);
  });

  it('logs a bug once, under the id the client was given, and shows the client nothing of it', () => {
    const response = answer(new TypeError('secret'));

    expect(response.statusCode).toBe(500);
    expect(JSON.stringify(response.body)).not.toContain('secret');
    expect(lines).toEqual([{ level: 'error', message: 'POST /api/v1/x failed id=r-1' }]);
  });

  it('breaks off an answer that has begun', () => {
    const begun = new ResponseStandIn();
    begun.headersSent = true;

    expect(answer(new Error('late'), begun)).toMatchObject({ isDestroyed: true, body: undefined });
  });
});
