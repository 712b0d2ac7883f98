import { EmsShareSpentError } from './ems.errors.js';
import { WINDOW_MS } from './route-pacer.js';
import {
  BACKGROUND_REQUESTS_PER_WINDOW,
  CLIENT_REQUESTS_PER_WINDOW,
  type ReadPurpose,
  SharedPacer,
} from './shared-pacer.js';

const { jest } = import.meta;

describe('SharedPacer', () => {
  let pacer: SharedPacer;
  let started: { readonly purpose: ReadPurpose; readonly atMs: number }[];

  const ask = (purpose: ReadPurpose): Promise<void> =>
    pacer.run(() => {
      started.push({ purpose, atMs: Date.now() });
      return Promise.resolve();
    }, purpose);
  const askTimes = (n: number, purpose: ReadPurpose): void => {
    for (let i = 0; i < n; i++) void ask(purpose).catch(() => undefined);
  };
  const nStarted = (purpose: ReadPurpose): number => started.filter((one) => one.purpose === purpose).length;

  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    pacer = new SharedPacer();
    started = [];
  });
  afterEach(() => {
    pacer.close();
    jest.useRealTimers();
  });

  it('serves clients at once while sweeps and trainings wait', async () => {
    askTimes(500, 'sweep');
    askTimes(500, 'training');
    await jest.advanceTimersByTimeAsync(30_000);
    askTimes(CLIENT_REQUESTS_PER_WINDOW, 'request');
    await jest.advanceTimersByTimeAsync(0);

    expect(started.filter(({ atMs }) => atMs === 30_000)).toHaveLength(CLIENT_REQUESTS_PER_WINDOW);
  });

  it('lets clients take nothing from sweeps, and refuses at once what goes beyond their share', async () => {
    askTimes(CLIENT_REQUESTS_PER_WINDOW, 'request');
    await jest.advanceTimersByTimeAsync(10_000);
    await expect(ask('request')).rejects.toMatchObject({
      constructor: EmsShareSpentError,
      kind: 'unavailable',
      details: { retryAfterSeconds: WINDOW_MS / 1000 - 10 },
    });
    askTimes(500, 'sweep');
    await jest.advanceTimersByTimeAsync(0);

    expect(nStarted('sweep')).toBe(BACKGROUND_REQUESTS_PER_WINDOW);
    expect(nStarted('request')).toBe(CLIENT_REQUESTS_PER_WINDOW);
  });

  it('lets a client wait for the moment until its share is renewed', async () => {
    askTimes(CLIENT_REQUESTS_PER_WINDOW, 'request');
    await jest.advanceTimersByTimeAsync(WINDOW_MS - 2_000);
    askTimes(1, 'request');
    await jest.advanceTimersByTimeAsync(2_100);

    expect(nStarted('request')).toBe(CLIENT_REQUESTS_PER_WINDOW + 1);
  });

  it('gives sweeps four of five turns while a training waits too, whoever came first', async () => {
    askTimes(BACKGROUND_REQUESTS_PER_WINDOW + 300, 'training');
    await jest.advanceTimersByTimeAsync(0);
    started = [];
    askTimes(300, 'sweep');
    await jest.advanceTimersByTimeAsync(WINDOW_MS + 100);

    expect(nStarted('sweep')).toBe((BACKGROUND_REQUESTS_PER_WINDOW * 4) / 5);
    expect(nStarted('training')).toBe(BACKGROUND_REQUESTS_PER_WINDOW / 5);
  });

  it.each(['sweep', 'training'] as const)('gives a %s that waits alone every turn', async (purpose) => {
    askTimes(300, purpose);
    await jest.advanceTimersByTimeAsync(0);

    expect(nStarted(purpose)).toBe(BACKGROUND_REQUESTS_PER_WINDOW);
  });

  it('refuses clients while EMS Core wants to be left alone, and holds the others', async () => {
    pacer.pause(40_000);
    askTimes(1, 'sweep');
    await expect(ask('request')).rejects.toMatchObject({ details: { retryAfterSeconds: 40 } });
    expect(pacer.freeForClients()).toBe(0);
    await jest.advanceTimersByTimeAsync(40_000);

    expect(started).toEqual([{ purpose: 'sweep', atMs: 40_000 }]);
  });
});
