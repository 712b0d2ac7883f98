import { FaultSwitch } from './fault-switch.js';
import { concerns } from './fault.js';

describe('a fault', () => {
  it('spares its own switch', () => {
    expect(concerns({ mode: 'down' }, 'POST', '/simulator/faults')).toBe(false);
    expect(concerns({ mode: 'down' }, 'GET', '/')).toBe(true);
  });

  it('leaves GET / alone while other routes answer 500', () => {
    expect(concerns({ mode: 'error500' }, 'GET', '/')).toBe(false);
    expect(concerns({ mode: 'error500' }, 'GET', '/assets')).toBe(true);
  });

  it('keeps to its path and method', () => {
    const fault = { mode: 'error500', path: '/events', method: 'POST' } as const;
    expect(concerns(fault, 'POST', '/events')).toBe(true);
    expect(concerns(fault, 'GET', '/events')).toBe(false);
    expect(concerns(fault, 'POST', '/alerts')).toBe(false);
  });
});

describe('FaultSwitch', () => {
  it('ends a counted fault after as many requests', () => {
    const faults = new FaultSwitch();
    faults.set({ mode: 'slow', count: 2, path: '/assets' });
    const modes = ['/assets', '/metrics', '/assets', '/assets'].map(
      (path) => faults.strike('GET', path).mode,
    );
    expect(modes).toEqual(['slow', 'none', 'slow', 'none']);
  });
});
