import { topicsOf } from './apply-event.js';
import { parseEvent } from './live-events.js';

describe('an event of the stream', () => {
  it('names what it makes out of date', () => {
    expect(topicsOf({ name: 'sweep', finishedAt: '2026-11-24T12:00:00Z' })).toContain('overview');
    expect(topicsOf({ name: 'episode', id: 'a', change: 'opened' })).toContain('episodes');
    expect(topicsOf({ name: 'model', modelVersion: 'v' })).toContain('models');
    expect(topicsOf({ name: 'reset' })).toBe('all');
    expect(topicsOf({ name: 'opened' })).toBe('all');
  });

  it('asks for a run that has ended, not for each step of it', () => {
    const step = {
      name: 'training',
      runId: 'r',
      status: 'running',
      percent: 40,
      modelVersion: null,
    } as const;
    expect(topicsOf({ ...step, stage: 'fitting' })).not.toContain('training-run');
    expect(topicsOf({ ...step, stage: null })).toContain('training-run');
  });

  it('is ignored where it is no JSON object', () => {
    expect(parseEvent('sweep', '{"finishedAt":"x"}')).toEqual({ name: 'sweep', finishedAt: 'x' });
    expect(parseEvent('sweep', '{"finished')).toBeUndefined();
    expect(parseEvent('sweep', 'null')).toBeUndefined();
  });
});
