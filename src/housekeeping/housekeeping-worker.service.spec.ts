import { DependencyUnavailableError } from '../platform/errors/index.js';
import {
  type Job,
  JobInterruptedError,
  type JobQueue,
  type QueueDefinition,
} from '../platform/queue/index.js';
import { type LogLine, recordLogs } from '../platform/testing/index.js';
import type { Chore, Chores } from './chores.service.js';
import { HousekeepingWorker } from './housekeeping-worker.service.js';

type Handle = (job: Job) => Promise<void>;

/** The worker with chores that fail where there is an error for them. */
async function workerWith(failures: Record<string, Error>) {
  const done: string[] = [];
  const chore = (what: string): Chore => ({
    what,
    remove: () => {
      done.push(what);
      const failure = failures[what];
      return failure ? Promise.reject(failure) : Promise.resolve(what === 'silences' ? 0 : 2);
    },
  });
  let handle: Handle = () => Promise.resolve();
  const queue = {
    work: (_: QueueDefinition, given: Handle) => {
      handle = given;
      return Promise.resolve();
    },
  } as unknown as JobQueue;
  const chores = { list: () => ['episodes', 'silences', 'series'].map(chore) } as unknown as Chores;
  await new HousekeepingWorker(queue, chores).start();
  const work = (signal = new AbortController().signal): Promise<void> =>
    handle({ id: 'job-1', payload: {}, signal });
  return { done, failures, work };
}

describe('HousekeepingWorker', () => {
  let lines: readonly LogLine[];

  beforeEach(() => (lines = recordLogs()));

  it('says what it removed, and nothing where that is nothing', async () => {
    const { work, failures } = await workerWith({});
    await work();
    expect(lines).toEqual([{ level: 'log', message: 'Removed what was too old: 2 episodes, 2 series' }]);

    failures.episodes = failures.series = new DependencyUnavailableError('EMS Core', 'it rests');
    await work();
    expect(lines.filter(({ level }) => level === 'log')).toHaveLength(1);
  });

  it('does the other chores where one fails, and logs it once until it recovers', async () => {
    const { work, done, failures } = await workerWith({ episodes: new Error('syntax error') });
    await work();
    await work();
    expect(done).toEqual(['episodes', 'silences', 'series', 'episodes', 'silences', 'series']);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([
      { level: 'error', message: 'Old episodes could not be removed' },
    ]);

    delete failures.episodes;
    await work();
    failures.episodes = new Error('syntax error');
    await work();
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  it('goes on without an EMS Core that is away', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const away = new DependencyUnavailableError('EMS Core', refused);
    const { work, done } = await workerWith({ silences: away });
    await work();

    expect(done).toEqual(['episodes', 'silences', 'series']);
    expect(lines[0]).toEqual({ level: 'warn', message: `Old silences stay for now: ${away.message}` });
  });

  it('has the job retried when the database goes away, or the process stops', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { work, done } = await workerWith({ silences: refused });

    await expect(work()).rejects.toBe(refused);
    expect(done).toEqual(['episodes', 'silences']);
    await expect(work(AbortSignal.abort())).rejects.toThrow(JobInterruptedError);
    expect(done).toHaveLength(2);
  });
});
