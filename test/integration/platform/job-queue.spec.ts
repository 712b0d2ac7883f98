import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Job, JobInterruptedError, JobTicker } from '../../../src/platform/queue/index.js';
import { JobTable } from '../../../src/platform/queue/job-table.js';
import { recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { waitFor } from '../../support/index.js';
import { Replicas } from './replicas.js';

const QUEUE = { name: 'work', nRetries: 3 };
const LISTENING = `select from pg_stat_activity
  where datname = current_database() and application_name = 'ems-ml-service notifications' and query like 'listen %'`;

describe('JobQueue', () => {
  let replicas: Replicas;

  beforeEach(async () => {
    recordLogs();
    replicas = await Replicas.open();
  });
  afterEach(() => replicas.close());

  const job = (key: string, more: object = {}) => ({ key, payload: { key }, ...more });

  it('makes its tables once, however many replicas start together', async () => {
    await Promise.all([replicas.start(), replicas.start(), replicas.start(), replicas.start()]);
    const [row] = await replicas.database.rows('select count(*)::int as n from ems_ml_jobs.version');
    expect(row).toEqual({ n: 1 });
  });

  it('keeps its tables among the own ones in a schema of their own, which a role without further rights can do', async () => {
    await replicas.database.rows('create schema ml');
    await replicas.start({ ML_SCHEMA: 'ml' });
    expect(await replicas.database.rows('select count(*)::int as n from ml.queue')).toEqual([{ n: 0 }]);
  });

  it('refuses work before it has started, as an unavailable dependency', async () => {
    await expect(replicas.make().enqueue(QUEUE, [job('a')])).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('takes in one job of a key until that is done', async () => {
    const queue = await replicas.start();
    expect(await queue.enqueue(QUEUE, [job('a'), job('b')])).toHaveLength(2);
    expect(await queue.enqueue(QUEUE, [job('a'), job('c')])).toHaveLength(1);
    const done: unknown[] = [];
    await queue.work<{ key: string }>(QUEUE, ({ payload }) => {
      done.push(payload.key);
      return Promise.resolve();
    });
    await waitFor(() => done.length === 3);
    await waitFor(async () => (await replicas.jobs()).every(({ state }) => state === 'completed'));

    expect(await queue.enqueue(QUEUE, [job('a')])).toHaveLength(1);
  });

  it('has each job of a time slot done once, however many replicas ask for it', async () => {
    const four = await Promise.all([replicas.start(), replicas.start(), replicas.start(), replicas.start()]);
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
      await waitFor(async () => (await replicas.jobs()).every(({ state }) => state === 'completed'));
    }

    expect(done.toSorted()).toEqual(['a', 'b']);
  });

  it('counts what waits and what is in hand', async () => {
    const queue = await replicas.start();
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
      return (await replicas.jobs()).every(({ state }) => state === 'completed');
    });
  });

  it('divides the jobs among the replicas', async () => {
    const two = await Promise.all([replicas.start(), replicas.start()]);
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
    const queue = await replicas.start();
    await queue.enqueue(
      QUEUE,
      Array.from({ length: 6 }, (_, n) => job(String(n))),
    );
    const hands: string[][] = [];
    await queue.workTogether<{ key: string }>(QUEUE, 4, (together) => {
      hands.push(together.map(({ payload }) => payload.key).sort());
      return hands.length === 1 ? Promise.reject(new JobInterruptedError()) : Promise.resolve();
    });
    await waitFor(async () => (await replicas.jobs()).every(({ state }) => state === 'completed'));

    expect(hands.map(({ length }) => length).slice(0, 2)).toEqual([4, 4]);
    expect(hands.slice(1).flat().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
    expect((await replicas.jobs()).filter(({ retries }) => retries === 1).map(({ key }) => key)).toEqual(
      hands[0],
    );
  });

  it('gives an interrupted job to another replica at once, its payload with it', async () => {
    const [first, second] = [await replicas.start(), await replicas.start()];
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
    expect(await replicas.jobs()).not.toContainEqual({ key: 'a', state: 'active', retries: 0 });
    await waitFor(() => done.length > 0);

    expect(done).toEqual([{ key: 'a' }]);
    await waitFor(async () => (await replicas.jobs())[0]?.state === 'completed');
    expect(await replicas.jobs()).toEqual([{ key: 'a', state: 'completed', retries: 1 }]);
  });

  describe('with a worker that has not been heard of for four seconds', () => {
    const MISSED = { silentSeconds: 6, goneSeconds: 3 };
    let begun: (() => void)[];

    const rows = (sql: string): Promise<readonly Record<string, unknown>[]> => replicas.database.rows(sql);
    const missBeats = (): Promise<unknown> =>
      rows(`update ems_ml_jobs.job set heartbeat_on = now() - interval '4 seconds' where state = 'active'`);
    const missed = async (after = MISSED): Promise<readonly string[]> => {
      const getDb = () => ({ executeSql: async (text: string) => ({ rows: await rows(text) }) });
      const table = new JobTable({ getDb } as ConstructorParameters<typeof JobTable>[0], 'ems_ml_jobs');
      await missBeats();
      return (await table.findMissed(after)).map(({ queue }) => queue);
    };
    const isLocked = async (): Promise<boolean> => {
      const locks = await rows(`
        select from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`);
      return locks.length === 1;
    };
    /** As the end of a process does; it connects again later, without the lock. */
    const endItsConnection = (): Promise<unknown> =>
      rows(`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'ems-ml-service notifications'`);

    beforeEach(async () => {
      begun = [];
      for (const queue of [await replicas.start(), await replicas.start()])
        await queue.work(QUEUE, () => new Promise((resolve) => begun.push(resolve)));
      // Once it listens it has its locks.
      await waitFor(async () => (await rows(LISTENING)).length === 2, { what: 'both to listen' });
      await replicas.start().then((queue) => queue.enqueue(QUEUE, [job('a')]));
      await waitFor(isLocked, { what: 'the lock of the job in hand' });
    });
    afterEach(() => begun.forEach((end) => end()));

    it('waits for it as long as its connection is there', async () => {
      expect(await missed()).toEqual([]);
      expect(await missed({ ...MISSED, silentSeconds: 3 })).toEqual(['work']);
    });

    it('gives the job to another one where its connection has ended', async () => {
      await endItsConnection();
      await waitFor(async () => (await missBeats(), begun.length === 2), { what: 'the other one to begin' });
      expect(await replicas.jobs()).toEqual([{ key: 'a', state: 'active', retries: 1 }]);
    });

    it('waits for those of the version before, which hold no lock', async () => {
      const older = new pg.Client({
        connectionString: replicas.database.url,
        application_name: 'ems-ml-service jobs',
      });
      await older.connect();
      await endItsConnection();
      expect(await missed()).toEqual([]);
      await older.end();
    });
  });

  describe('with ticks', () => {
    class HandTicker extends JobTicker {
      override look(): void {
        super.look();
      }
    }

    const slotNow = async (): Promise<unknown> =>
      (await replicas.database.rows('select floor(extract(epoch from clock_timestamp())) as slot'))[0]?.slot;

    it('queues at once, and then in each slot', async () => {
      const queue = await replicas.start();
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
