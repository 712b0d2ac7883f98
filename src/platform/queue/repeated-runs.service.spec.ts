import { DependencyUnavailableError } from '../errors/index.js';
import type { ServiceConfig } from '../config/index.js';
import { type LogLine, recordLogs } from '../testing/index.js';
import type { Job, QueueDefinition } from './job.js';
import type { JobQueue } from './job-queue.service.js';
import type { JobSchedule, JobTicker } from './job-ticker.service.js';
import { RepeatedRuns } from './repeated-runs.service.js';

const QUEUE = { name: 'levels', nRetries: 2 };

describe('RepeatedRuns', () => {
  let logs: readonly LogLine[];
  let ticking: string[];
  let begin: ((signal?: AbortSignal) => Promise<void>) | undefined;
  /** What the next run fails with. */
  let failure: Error | undefined;

  beforeEach(() => {
    logs = recordLogs();
    ticking = [];
    begin = undefined;
    failure = undefined;
  });

  function start(role: 'worker' | 'api' = 'worker', isTicked = true): Promise<boolean> {
    const queue = {
      work: (_: QueueDefinition, handle: (job: Job) => Promise<void>) => {
        begin = (signal = new AbortController().signal) => handle({ id: 'job', payload: {}, signal });
        return Promise.resolve();
      },
    } as Partial<JobQueue> as JobQueue;
    const ticker = {
      start: (schedule: JobSchedule) => Promise.resolve(void ticking.push(schedule.queue.name)),
    } as Partial<JobTicker> as JobTicker;
    const config = { roles: new Set([role]) } as unknown as ServiceConfig;
    return new RepeatedRuns(queue, ticker, config).start({
      queue: QUEUE,
      context: 'Capacity',
      what: 'Busy levels',
      ...(isTicked && { ticks: { everySeconds: 10, jobs: () => [] } }),
      run: () => (failure ? Promise.reject(failure) : Promise.resolve()),
    });
  }

  it('ticks in every process, and works where there are workers', async () => {
    expect(await start('api')).toBe(false);
    expect(begin).toBeUndefined();
    expect(await start('worker')).toBe(true);
    expect(begin).toBeDefined();
    expect(ticking).toEqual(['levels', 'levels']);
    await start('worker', false);
    expect(ticking).toHaveLength(2);
  });

  it('logs the first of the runs that fail, and the first that does not after them', async () => {
    await start();
    failure = new DependencyUnavailableError('EMS Core', 'timeout');
    await begin?.();
    await begin?.();
    failure = undefined;
    await begin?.();
    await begin?.();
    failure = new Error('a bug');
    await begin?.();
    expect(logs).toEqual([
      {
        level: 'warn',
        message: 'Busy levels stay as they are for now: EMS Core is not available right now: timeout',
      },
      { level: 'log', message: 'Busy levels are brought up to date again' },
      { level: 'error', message: 'Busy levels could not be brought up to date' },
    ]);
  });

  it('has a run retried that loses the database, or is interrupted', async () => {
    await start();
    failure = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    await expect(begin?.()).rejects.toThrow('gone');
    const stopped = AbortSignal.abort();
    failure = new Error('stopped in the middle');
    await expect(begin?.(stopped)).rejects.toThrow('interrupted');
    failure = undefined;
    await expect(begin?.(stopped)).rejects.toThrow('interrupted');
    expect(logs).toEqual([]);
  });
});
