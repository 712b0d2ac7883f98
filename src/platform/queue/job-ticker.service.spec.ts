import { recordLogs, StoppedClock } from '../testing/index.js';
import type { JobRequest, QueueDefinition } from './job.js';
import type { JobQueue } from './job-queue.service.js';
import { JobTicker } from './job-ticker.service.js';

const QUEUE = { name: 'work', nRetries: 3 };

class HandTicker extends JobTicker {
  override look(): void {
    super.look();
  }
}

describe('JobTicker', () => {
  let queued: string[];
  let nFailures: number;
  let clock: StoppedClock;
  let ticker: HandTicker;

  beforeEach(() => {
    recordLogs();
    queued = [];
    nFailures = 0;
    clock = new StoppedClock(Date.UTC(2026, 10, 22));
    const queue = {
      enqueue: (_: QueueDefinition, requests: readonly JobRequest[]) => {
        if (nFailures-- > 0) return Promise.reject(new Error('connect ECONNREFUSED'));
        queued.push(...requests.map(({ key }) => key));
        return Promise.resolve([]);
      },
    } as unknown as JobQueue;
    ticker = new HandTicker(queue, clock);
  });

  const start = (...keys: readonly string[]): Promise<void> =>
    ticker.start({ queue: QUEUE, everySeconds: 10, jobs: () => keys.map((key) => ({ key, payload: {} })) });
  /** What the next slot queues. */
  async function nextSlot(): Promise<readonly string[]> {
    queued = [];
    clock.advanceSeconds(10);
    ticker.look();
    await new Promise(setImmediate);
    ticker.look();
    await new Promise(setImmediate);
    return queued;
  }

  it('queues at once and once in each slot', async () => {
    await start('a', 'b');
    expect(queued).toEqual(['a', 'b']);
    expect(await nextSlot()).toEqual(['a', 'b']);
    expect(await nextSlot()).toEqual(['a', 'b']);
  });

  it('leaves nothing behind where it fails to start', async () => {
    nFailures = 1;
    await expect(start('a')).rejects.toThrow('ECONNREFUSED');

    expect(await nextSlot()).toEqual([]);
  });

  it('ticks once, however often it was started, in vain or not', async () => {
    nFailures = 3;
    for (let n = 0; n < 3; n++) await expect(start('a')).rejects.toThrow('ECONNREFUSED');
    await start('a');
    await start('a');

    expect(await nextSlot()).toEqual(['a']);
  });

  it('keeps what is queued under other keys apart', async () => {
    await start('age');
    await start('drift');

    expect(await nextSlot()).toEqual(['age', 'drift']);
  });

  it('repeats a tick that finds no database', async () => {
    await start('a');
    nFailures = 1;

    expect(await nextSlot()).toEqual(['a']);
  });
});
