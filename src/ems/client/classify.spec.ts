import { TaskCancelledError } from 'cockatiel';
import { asEmsCoreError, failureOf, isOutage, isWorthRepeating } from './classify.js';
import { EmsRateLimitedError, EmsRejectedError, EmsServerError, EmsUnreachableError } from './ems.errors.js';

const answer = (status: number, headers = {}) => ({ status, headers, text: '{"message":["why"]}' });
const socketError = (code: string): Error => Object.assign(new Error(code), { code });

describe('failureOf', () => {
  it.each([200, 201, 204])('sees no failure in %i', (status) => {
    expect(failureOf(answer(status), 'GET /x', 0)).toBeUndefined();
  });

  it.each([
    [400, EmsRejectedError],
    [404, EmsRejectedError],
    [302, EmsRejectedError],
    [500, EmsServerError],
    [501, EmsServerError],
    [408, EmsUnreachableError],
    [502, EmsUnreachableError],
    [503, EmsUnreachableError],
    [504, EmsUnreachableError],
    [429, EmsRateLimitedError],
  ])('makes of %i a failure of its own kind', (status, kind) => {
    expect(failureOf(answer(status), 'GET /x', 0)).toBeInstanceOf(kind);
  });

  it('keeps the reason and the wait that EMS Core names', () => {
    expect(failureOf(answer(400), 'POST /alerts', 0)?.message).toBe(
      'EMS Core refused the request (400): why',
    );
    expect(failureOf(answer(429, { 'retry-after': '17' }), 'GET /x', 0)).toMatchObject({
      retryAfterMs: 17_000,
    });
  });
});

describe('asEmsCoreError', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'])('knows that nothing arrives after %s', (code) => {
    expect(asEmsCoreError(socketError(code))).toMatchObject({ loss: 'refused', mayHaveArrived: false });
  });

  it.each(['ECONNRESET', 'EPIPE', 'ERR_CANCELED', 'ERR_BAD_RESPONSE'])(
    'cannot rule out that it arrived after %s',
    (code) => {
      expect(asEmsCoreError(socketError(code))).toMatchObject({ loss: 'lost', mayHaveArrived: true });
    },
  );

  it('knows that a wait which was given up sent nothing', () => {
    for (const error of [new TaskCancelledError(), new DOMException('', 'AbortError')])
      expect(asEmsCoreError(error)).toMatchObject({ loss: 'not-sent', mayHaveArrived: false });
  });

  it('leaves its own errors as they are', () => {
    const error = new EmsServerError(500, 'x');
    expect(asEmsCoreError(error)).toBe(error);
  });
});

describe('isWorthRepeating', () => {
  it('repeats what passes by itself, and nothing that took the whole timeout or was never sent', () => {
    expect(isWorthRepeating(new EmsUnreachableError('lost', ''))).toBe(true);
    expect(isWorthRepeating(new EmsUnreachableError('refused', ''))).toBe(true);
    expect(isWorthRepeating(new EmsServerError(500, ''))).toBe(true);
    expect(isWorthRepeating(new EmsRateLimitedError('GET /x', 1000))).toBe(true);
    expect(isWorthRepeating(new EmsUnreachableError('timeout', ''))).toBe(false);
    expect(isWorthRepeating(new EmsUnreachableError('not-sent', ''))).toBe(false);
    expect(isWorthRepeating(new EmsRejectedError(404, ''))).toBe(false);
  });
});

describe('isOutage', () => {
  it('counts lost requests, but no 500, which may mean bad input', () => {
    expect(isOutage(new EmsUnreachableError('timeout', ''))).toBe(true);
    expect(isOutage(new EmsUnreachableError('not-sent', ''))).toBe(false);
    expect(isOutage(new EmsServerError(500, ''))).toBe(false);
    expect(isOutage(new EmsRateLimitedError('GET /x', 1000))).toBe(false);
  });
});
