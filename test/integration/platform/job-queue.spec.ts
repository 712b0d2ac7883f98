import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '../../../src/platform/config/index.js';
import type { Notifications } from '../../../src/platform/database/index.js';
import { type Job, JobInterruptedError, JobQueue, JobTicker } from '../../../src/platform/queue/index.js';
import { type LogLine, recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { startDatabaseProxy, waitFor } from '../../support/index.js';
import { notificationsOn, openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const QUEUE = { name: 'work', nRetries: 3 };

describe('JobQueue', () => {
  let database: ServiceDatabase;
  let replicas: JobQueue[] = [];
  let notifications: Notifications[] = [];
  let lines: readonly LogLine[];

  beforeEach(async () => {
    lines = recordLogs();
    database = await openEmptyDatabase();
    await database.rows('create schema ems_ml_jobs');
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.onModuleDestroy()));
    replicas = [];
    await Promise.all(notifications.map((one) => one.onModuleDestroy()));
    notifications = [];
    await database.close();
  });

  function listening(url: string): Notifications {
    const opened = notificationsOn(database.em, url);
    notifications.push(opened);
    return opened;
  }
  async function replica(env: Record<string, string> = {}): Promise<JobQueue> {
    const url = env.DATABASE_URL ?? database.url;
    const queue = new JobQueue(
      listening(url),
      loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core', ...env }),
    );
    await queue.start();
    replicas.push(queue);
    return queue;
  }
  const job = (key: string, more: object = {}) => ({ key, payload: { key }, ...more });
  const jobs = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      `select singleton_key as key, state, retry_count as retries from ems_ml_jobs.job where name = 'work' order by 1`,
    );

  it('makes its tables once, however many replicas start together', async () => {
    await Promise.all([replica(), replica(), replica(), replica()]);
    const [row] = await database.rows('select count(*)::int as n from ems_ml_jobs.version');
    expect(row).toEqual({ n: 1 });
  });

  it('keeps its tables among the own ones in a schema of their own, which a role without further rights can do', async () => {
    await database.rows('create schema ml');
    await replica({ ML_SCHEMA: 'ml' });
    expect(await database.rows('select count(*)::int as n from ml.queue')).toEqual([{ n: 0 }]);
  });

  it('refuses work before it has started, as an unavailable dependency', async () => {
    const config = loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core' });
    const queue = new JobQueue(listening(database.url), config);
    await expect(queue.enqueue(QUEUE, [job('a')])).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('takes in one job of a key until that is done', async () => {
    const queue = await replica();
    expect(await queue.enqueue(QUEUE, [job('a'), job('b')])).toHaveLength(2);
    expect(await queue.enqueue(QUEUE, [job('a'), job('c')])).toHaveLength(1);
    const done: unknown[] = [];
    await queue.work<{ key: string }>(QUEUE, ({ payload }) => {
      done.push(payload.key);
      return Promise.resolve();
    });
    await waitFor(() => done.length === 3);
    await waitFor(async () => (await jobs()).every(({ state }) => state === 'completed'));

    expect(await queue.enqueue(QUEUE, [job('a')])).toHaveLength(1);
  });

  it('has each job of a time slot done once, however many replicas ask for it', async () => {
    const four = await Promise.all([replica(), replica(), replica(), replica()]);
    const done: string[] = [];
    for (const queue of four)
      await queue.work<{ key: string }>(QUEUE, async ({ payload }) => {
        await delay(5);
        done.push(payload.key);
      });
    // The only slot until 2033: none ends while this runs.
    const slot = { slotSeconds: 2_000_000_000 };
    for (let round = 0; round < 3; round++) {
      await Promise.all(four.map((queue) => queue.enqueue(QUEUE, [job('a', slot), job('b', slot)])));
      await waitFor(async () => (await jobs()).every(({ state }) => state === 'completed'));
    }

    expect(done.toSorted()).toEqual(['a', 'b']);
  });

  it('counts what waits and what is in hand', async () => {
    const queue = await replica();
    let end: () => void = () => undefined;
    await queue.work(QUEUE, () => new Promise((resolve) => (end = resolve)));
    await queue.enqueue(QUEUE, [job('a'), job('b'), job('c')]);

    const counted = { name: 'work', nWaiting: 2, nInHand: 1 };
    await waitFor(async () => (await queue.counts()).some(({ nInHand }) => nInHand === 1), {
      timeoutMs: 20_000,
    });
    expect(await queue.counts()).toMatchObject([counted]);
    await waitFor(async () => {
      end();
      return (await jobs()).every(({ state }) => state === 'completed');
    });
  });

  it('divides the jobs among the replicas', async () => {
    const two = await Promise.all([replica(), replica()]);
    const done = [0, 0];
    for (const [n, queue] of two.entries())
      await queue.work(QUEUE, async () => {
        done[n] = (done[n] ?? 0) + 1;
        // Whoever hears of them first does not do most of them before the other one has heard.
        await waitFor(() => !done.includes(0), { what: 'both to begin' });
        await delay(20);
      });
    const sixty = Array.from({ length: 60 }, (_, n) => job(String(n)));
    await two[0].enqueue(QUEUE, sixty);
    await waitFor(() => (done[0] ?? 0) + (done[1] ?? 0) === 60);

    expect(Math.min(...done)).toBeGreaterThan(15);
  });

  it('hands over several jobs together where they are wanted so, and repeats all of them where one is interrupted', async () => {
    const queue = await replica();
    await queue.enqueue(
      QUEUE,
      Array.from({ length: 6 }, (_, n) => job(String(n))),
    );
    const hands: string[][] = [];
    await queue.workTogether<{ key: string }>(QUEUE, 4, (together) => {
      hands.push(together.map(({ payload }) => payload.key).sort());
      return hands.length === 1 ? Promise.reject(new JobInterruptedError()) : Promise.resolve();
    });
    await waitFor(async () => (await jobs()).every(({ state }) => state === 'completed'));

    expect(hands.map(({ length }) => length).slice(0, 2)).toEqual([4, 4]);
    expect(hands.slice(1).flat().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
    expect((await jobs()).filter(({ retries }) => retries === 1).map(({ key }) => key)).toEqual(hands[0]);
  });

  it('gives an interrupted job to another replica at once, its payload with it', async () => {
    const [first, second] = [await replica(), await replica()];
    let interrupted: Job | undefined;
    await first.work(QUEUE, async (begun) => {
      interrupted = begun;
      await new Promise((resolve) => begun.signal.addEventListener('abort', resolve));
      throw new JobInterruptedError();
    });
    await first.enqueue(QUEUE, [job('a')]);
    await waitFor(() => interrupted !== undefined);
    const done: unknown[] = [];
    await second.work(QUEUE, ({ payload }) => {
      done.push(payload);
      return Promise.resolve();
    });
    await first.onModuleDestroy();
    // Given back by the end of the process itself: nobody has to miss that first.
    expect(await jobs()).not.toContainEqual({ key: 'a', state: 'active', retries: 0 });
    await waitFor(() => done.length > 0);

    expect(done).toEqual([{ key: 'a' }]);
    await waitFor(async () => (await jobs())[0]?.state === 'completed');
    expect(await jobs()).toEqual([{ key: 'a', state: 'completed', retries: 1 }]);
  });

  it('logs an outage of the database once, and goes on after it', async () => {
    const proxy = await startDatabaseProxy(database.url);
    const queue = await replica({ DATABASE_URL: proxy.url });
    let nDone = 0;
    await queue.work(QUEUE, () => {
      nDone++;
      return Promise.resolve();
    });
    proxy.cut();
    await waitFor(() => proxy.nRefused() > 3);
    proxy.mend();
    await waitFor(async () => (await queue.enqueue(QUEUE, [job('a')]).catch(() => [])).length > 0);
    await waitFor(() => nDone === 1);

    expect(lines.filter(({ level }) => level !== 'debug')).toEqual([
      {
        level: 'warn',
        message: expect.stringMatching(/^The job queue does not answer \((?!\[object)/) as string,
      },
      { level: 'log', message: expect.stringMatching(/^The job queue answers again/) as string },
    ]);
    expect(nDone).toBe(1);
    await replicas.pop()?.onModuleDestroy();
    await proxy.close();
  });

  it('logs the end of the outage also where there is no job to work on', async () => {
    const proxy = await startDatabaseProxy(database.url);
    await replica({ DATABASE_URL: proxy.url });
    proxy.cut();
    await waitFor(() => lines.some(({ level }) => level === 'warn'), { timeoutMs: 20_000 });
    proxy.mend();
    await waitFor(() => lines.some(({ message }) => message.startsWith('The job queue answers again')));

    await replicas.pop()?.onModuleDestroy();
    await proxy.close();
  });

  it('retries a job that was interrupted by an outage of the database as soon as that is back', async () => {
    const proxy = await startDatabaseProxy(database.url);
    const queue = await replica({ DATABASE_URL: proxy.url });
    let nBegun = 0;
    let whyAgain: unknown;
    await queue.work(QUEUE, async () => {
      nBegun++;
      if (nBegun > 1) {
        [whyAgain] = await database.rows(`select output::text as why from ems_ml_jobs.job`);
        return;
      }
      proxy.cut();
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    });
    await queue.enqueue(QUEUE, [job('a')]);
    await waitFor(() => nBegun === 1);
    await waitFor(() => proxy.nRefused() > 3);
    proxy.mend();
    await waitFor(async () => (await jobs())[0]?.state === 'completed');

    expect(nBegun).toBe(2);
    // Not because its worker was missed.
    expect(whyAgain).toEqual({ why: expect.stringContaining('ECONNREFUSED') as string });
    await replicas.pop()?.onModuleDestroy();
    await proxy.close();
  });

  describe('with ticks', () => {
    class HandTicker extends JobTicker {
      override look(): void {
        super.look();
      }
    }

    const slotNow = async (): Promise<unknown> =>
      (await database.rows('select floor(extract(epoch from clock_timestamp())) as slot'))[0]?.slot;

    it('queues at once, and then in each slot', async () => {
      const queue = await replica();
      const clock = new StoppedClock(Date.now());
      const ticker = new HandTicker(queue, clock);
      const done: number[] = [];
      await queue.work<{ n: number }>(QUEUE, ({ payload }) => {
        done.push(payload.n);
        return Promise.resolve();
      });
      let n = 0;
      await ticker.start({
        queue: QUEUE,
        everySeconds: 1,
        jobs: () => [{ key: 'tick', payload: { n: ++n } }],
      });
      await waitFor(() => done.length === 1);
      const begun = await slotNow();
      ticker.look();
      await waitFor(async () => (await slotNow()) !== begun);
      expect(n).toBe(1);

      clock.advanceSeconds(1);
      ticker.look();
      ticker.look();
      await waitFor(() => done.length === 2);
      expect(done).toEqual([1, 2]);
    });
  });
});
