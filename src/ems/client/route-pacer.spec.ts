import { REQUESTS_PER_WINDOW, RoutePacer, WINDOW_MS } from './route-pacer.js';

const { jest } = import.meta;

describe('RoutePacer', () => {
  let pacer: RoutePacer;
  let startedAt: number[];
  const ask = (signal?: AbortSignal): Promise<void> =>
    pacer.run(() => {
      startedAt.push(Date.now());
      return Promise.resolve();
    }, signal);

  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    pacer = new RoutePacer();
    startedAt = [];
  });
  afterEach(() => {
    pacer.close();
    jest.useRealTimers();
  });

  it('never starts more than the allowed requests in any window', async () => {
    const requests = Array.from({ length: 250 }, (_, index) =>
      new Promise((done) => setTimeout(done, index * 100)).then(() => ask()),
    );

    await jest.advanceTimersByTimeAsync(4 * WINDOW_MS);
    await Promise.all(requests);

    const most = startedAt.map(
      (from) => startedAt.filter((at) => at >= from && at < from + WINDOW_MS).length,
    );
    expect(Math.max(...most)).toBe(REQUESTS_PER_WINDOW);
  });

  it('lets those that wait go as soon as the window has room', async () => {
    const requests = Array.from({ length: REQUESTS_PER_WINDOW + 1 }, () => ask());

    await jest.advanceTimersByTimeAsync(WINDOW_MS + 100);
    await Promise.all(requests);

    expect(startedAt.filter((at) => at === 0)).toHaveLength(REQUESTS_PER_WINDOW);
    expect(startedAt.at(-1)).toBeLessThanOrEqual(WINDOW_MS + 100);
  });

  it('says how many requests need not wait', async () => {
    expect(pacer.free()).toBe(REQUESTS_PER_WINDOW);
    await Promise.all([ask(), ask()]);
    expect(pacer.free()).toBe(REQUESTS_PER_WINDOW - 2);
    jest.advanceTimersByTime(WINDOW_MS);
    expect(pacer.free()).toBe(REQUESTS_PER_WINDOW);
  });

  it('starts nothing while it is paused, and never shortens a pause', async () => {
    pacer.pause(5_000);
    pacer.pause(1_000);
    expect(pacer.free()).toBe(0);
    const request = ask();

    await jest.advanceTimersByTimeAsync(5_000);
    await request;

    expect(startedAt).toEqual([5_000]);
    expect(pacer.free()).toBe(REQUESTS_PER_WINDOW - 1);
  });

  it('forgets a waiting request that is aborted', async () => {
    pacer.pause(5_000);
    const abort = new AbortController();
    const request = ask(abort.signal);
    abort.abort();

    await expect(request).rejects.toBeInstanceOf(DOMException);

    await jest.advanceTimersByTimeAsync(10_000);
    expect(startedAt).toEqual([]);
  });

  it('leaves the end of a running request to the request', async () => {
    const abort = new AbortController();
    const request = pacer.run(
      () => new Promise((_, reject) => setTimeout(() => reject(new Error('socket hang up')), 100)),
      abort.signal,
    );
    const failure = expect(request).rejects.toThrow('socket hang up');
    abort.abort();

    await jest.advanceTimersByTimeAsync(100);

    await failure;
  });
});
