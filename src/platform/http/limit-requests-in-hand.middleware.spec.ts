import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { limitRequestsInHand } from './limit-requests-in-hand.middleware.js';

describe('limitRequestsInHand', () => {
  const begin = (limit: ReturnType<typeof limitRequestsInHand>, path: string) => {
    const response = new EventEmitter();
    let outcome: unknown = 'waits';
    limit({ path } as Request, response as Response, (error?: unknown) => (outcome = error ?? 'passes'));
    return { outcome, end: () => response.emit('close') };
  };

  it('refuses what comes while so many are in hand, says when to come back, and takes others once one has ended', () => {
    const limit = limitRequestsInHand(2);
    const first = begin(limit, '/api/v1/overview');
    expect([first.outcome, begin(limit, '/api/v1/models').outcome]).toEqual(['passes', 'passes']);
    expect(begin(limit, '/api/v1/models').outcome).toMatchObject({
      code: 'too_busy',
      kind: 'unavailable',
      details: { retryAfterSeconds: 5 },
    });
    first.end();
    expect(begin(limit, '/api/v1/models').outcome).toBe('passes');
    expect(begin(limit, '/api/v1/models').outcome).not.toBe('passes');
  });

  it.each(['/health', '/metrics', '/api/v1/health', '/api/v1/stream', '/ml/calculate-business-impact'])(
    'always lets %s pass',
    (path) => {
      const limit = limitRequestsInHand(0);
      expect(begin(limit, path).outcome).toBe('passes');
    },
  );
});
