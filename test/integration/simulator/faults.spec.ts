import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest({ strict: false, faults: true });
});
afterAll(() => running.stop());
afterEach(() => running.simulator.setFault({ mode: 'none' }));

const set = (fault: object) => running.call('POST', '/simulator/faults', fault);

describe('POST /simulator/faults', () => {
  it('imitates a process that has ended', async () => {
    expect((await set({ mode: 'down' })).status).toBe(200);
    await expect(running.call('GET', '/')).rejects.toThrow();
    await expect(running.call('GET', '/assets')).rejects.toThrow();
    await set({ mode: 'none' });
    expect((await running.call('GET', '/assets')).status).toBe(200);
  });

  it('imitates errors on one path while the rest is well', async () => {
    await set({ mode: 'error500', path: '/events', method: 'POST' });
    expect((await running.call('POST', '/events', {})).status).toBe(500);
    expect((await running.call('GET', '/events')).status).toBe(200);
    expect((await running.call('GET', '/')).status).toBe(200);
  });

  it('imitates a slow platform, for as many requests as asked', async () => {
    await set({ mode: 'slow', delayMs: 300, count: 1 });
    const startedMs = performance.now();
    await running.call('GET', '/assets');
    expect(performance.now() - startedMs).toBeGreaterThan(290);
    expect((await running.call('GET', '/simulator/faults')).body).toEqual({ mode: 'none' });
  });

  it('imitates a rate limit', async () => {
    await set({ mode: 'too-many-requests', delayMs: 2000 });
    const { status, headers } = await running.call('GET', '/assets');
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
  });

  it('refuses an unknown mode', async () => {
    expect((await set({ mode: 'flood' })).status).toBe(400);
  });

  it('does not exist unless switched on', async () => {
    const strict = await simulatorUnderTest();
    const { status } = await strict.call('POST', '/simulator/faults', { mode: 'down' });
    await strict.stop();
    expect(status).toBe(404);
  });
});
