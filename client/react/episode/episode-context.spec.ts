import type { Episode } from '../../ml-api.js';
import { contextOf } from './episode-context.js';

describe('the context of an episode', () => {
  const closed = {
    startedAt: '2026-11-24T12:00:00.000Z',
    lastAnomalousAt: '2026-11-24T14:00:00.000Z',
    endedAt: '2026-11-24T14:00:00.000Z',
  } as Episode;

  it('has twice its length before it and once behind it', () => {
    expect(contextOf(closed, Date.parse('2026-11-25T00:00:00Z'))).toEqual({
      from: '2026-11-24T08:00:00.000Z',
      until: '2026-11-24T16:00:00.000Z',
    });
  });

  it('ends with the minute where it is open or has just ended', () => {
    const now = Date.parse('2026-11-24T14:10:20Z');
    const until = '2026-11-24T14:11:00.000Z';
    expect(contextOf({ ...closed, endedAt: null }, now)).toMatchObject({ until });
    expect(contextOf(closed, now)).toMatchObject({ until });
  });

  it('ends a day after the newest sample at the latest, where the clock is far ahead', () => {
    const context = contextOf({ ...closed, endedAt: null }, Date.parse('2040-01-01T00:00:00Z'));
    expect(context).toMatchObject({ until: '2026-11-25T14:00:00.000Z' });
  });
});
