import { BadRequestException, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { DomainError, type ErrorKind } from '../errors/index.js';
import { answerFor } from './problem-source.js';
import { toProblem } from './problem.js';

class SampleError extends DomainError {
  readonly code = 'sample';

  constructor(readonly kind: ErrorKind) {
    super('What happened, in one sentence.', {
      facts: { counts: { samples: 3 } },
      faults: [{ field: 'hours', message: 'hours must not be less than 1' }],
    });
  }
}

/** As body-parser reports what it refuses. */
function parserError(status: number, type: string, more: object = {}): Error {
  return Object.assign(new Error(`refused: ${type}`), { status, statusCode: status, type, ...more });
}

function connectionError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 10.0.0.5:5432`), { code });
}

describe('answerFor', () => {
  it.each<[ErrorKind, number]>([
    ['not-found', 404],
    ['invalid', 400],
    ['conflict', 409],
    ['too-little-data', 422],
    ['unavailable', 503],
    ['cancelled', 499],
    ['failed', 500],
  ])('answers a domain error of kind %s with %i and what it knows', (kind, status) => {
    expect(answerFor(new SampleError(kind))).toEqual({
      status,
      error: 'sample',
      detail: 'What happened, in one sentence.',
      errors: [{ field: 'hours', message: 'hours must not be less than 1' }],
      facts: { counts: { samples: 3 } },
      retryAfterSeconds: undefined,
      isBug: kind === 'failed',
    });
  });

  it('keeps the status of an HTTP exception', () => {
    expect(answerFor(new NotFoundException('Cannot GET /nowhere'))).toEqual({
      status: 404,
      error: 'not_found',
      detail: 'Cannot GET /nowhere',
      isBug: false,
    });
    expect(answerFor(new BadRequestException('x'))).toMatchObject({ status: 400, error: 'bad_request' });
    expect(answerFor(new ServiceUnavailableException('x'))).toMatchObject({ status: 503, isBug: true });
  });

  it.each([
    [400, 'entity.parse.failed', 'bad_request'],
    [413, 'entity.too.large', 'payload_too_large'],
    [415, 'charset.unsupported', 'unsupported_media_type'],
  ])('answers %i for a body refused with %s', (status, type, error) => {
    expect(answerFor(parserError(status, type))).toEqual({
      status,
      error,
      detail: `refused: ${type}`,
      isBug: false,
    });
  });

  it('answers a body that does not inflate with what the body parser exposes', () => {
    const error = Object.assign(new Error('incorrect header check'), {
      status: 400,
      expose: true,
      errno: -3,
    });

    expect(answerFor(error)).toMatchObject({ status: 400, error: 'bad_request', isBug: false });
  });

  it('does not take a client that hung up for a lost database', () => {
    const aborted = parserError(400, 'request.aborted', { code: 'ECONNABORTED' });

    expect(answerFor(aborted)).toMatchObject({ status: 400, error: 'bad_request' });
  });

  it('answers a lost database with 503 and when to try again', () => {
    const answer = answerFor(connectionError('ECONNREFUSED'));

    expect(answer).toMatchObject({ status: 503, error: 'dependency_unavailable', isBug: false });
    expect(answer.retryAfterSeconds).toBe(10);
    expect(answer.detail).toMatch(/^The database is not available right now: connect ECONNREFUSED/);
  });

  it.each([[new TypeError('secret is undefined')], [parserError(500, 'secret')], ['secret'], [null]])(
    'calls anything else a bug and keeps it to itself',
    (error) => {
      const answer = answerFor(error);

      expect(answer).toMatchObject({ status: 500, error: 'internal_error', isBug: true });
      expect(JSON.stringify(answer)).not.toContain('secret');
    },
  );
});

describe('toProblem', () => {
  it('is an RFC 9457 document with the fields the platform looks for', () => {
    const problem = toProblem(
      answerFor(new SampleError('too-little-data')),
      '/api/v1/x?a=1',
      new Date(Date.UTC(2026, 10, 22)),
    );

    expect(problem).toEqual({
      type: 'urn:ems-ml-service:problem:sample',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'What happened, in one sentence.',
      instance: '/api/v1/x?a=1',
      success: false,
      error: 'sample',
      timestamp: '2026-11-22T00:00:00.000Z',
      errors: [{ field: 'hours', message: 'hours must not be less than 1' }],
      counts: { samples: 3 },
    });
  });
});
