import { topicsOf } from './apply-event.js';
import { type LiveEvent, parseEvent } from './live-events.js';

/** What is in it beside its name makes no difference here. */
const named = (name: LiveEvent['name']) => ({ name, stage: null }) as LiveEvent;

describe('an event of the stream', () => {
  it('names what it makes out of date', () => {
    expect(topicsOf(named('sweep'))).toContain('overview');
    expect(topicsOf(named('episode'))).toContain('episodes');
    expect(topicsOf(named('model'))).toContain('models');
    expect(topicsOf(named('reset'))).toBe('all');
    expect(topicsOf(named('opened'))).toBe('all');
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
