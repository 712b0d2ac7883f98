import { loadConfig } from '../../../src/platform/config/index.js';
import type { Notifications } from '../../../src/platform/database/index.js';
import { JobInterruptedError, JobQueue } from '../../../src/platform/queue/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { query, waitFor } from '../../support/index.js';
import { notificationsOn, openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const QUEUE = { name: 'work', nRetries: 3 };

describe('Jobs that a worker takes beside those in its hand', () => {
  let database: ServiceDatabase;
  let notifications: Notifications;
  let queue: JobQueue;

  beforeEach(async () => {
    recordLogs();
    database = await openEmptyDatabase();
    await query(database.url, 'create schema ems_ml_jobs');
    notifications = notificationsOn(database.em, database.url);
    queue = new JobQueue(
      notifications,
      loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core' }),
    );
    await queue.start();
  });
  afterEach(async () => {
    await queue.onModuleDestroy();
    await notifications.onModuleDestroy();
    await database.close();
  });

  const job = (key: string) => ({ key, payload: { key } });
  const jobs = (): Promise<readonly Record<string, unknown>[]> =>
    query(
      database.url,
      `select singleton_key as key, state, retry_count as retries from ems_ml_jobs.job where name = 'work' order by 1`,
    );

  it('are done with the rest, and repeated with it where that is interrupted', async () => {
    await queue.enqueue(
      QUEUE,
      Array.from({ length: 6 }, (_, n) => job(String(n))),
    );
    const hands: string[][] = [];
    await queue.workTogether<{ key: string }>(QUEUE, 2, async (together, takeMore) => {
      const more = hands.length < 2 ? await takeMore(3) : [];
      hands.push([...together, ...more].map(({ payload }) => payload.key).sort());
      if (hands.length === 1) throw new JobInterruptedError();
    });
    await waitFor(async () => (await jobs()).every(({ state }) => state === 'completed'));

    expect(hands.map(({ length }) => length).slice(0, 2)).toEqual([5, 5]);
    expect(hands.slice(1).flat().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
    expect((await jobs()).filter(({ retries }) => retries === 1).map(({ key }) => key)).toEqual(hands[0]);
  });

  it('give signs of life too', async () => {
    await queue.enqueue(QUEUE, [job('a'), job('b')]);
    let end: () => void = () => undefined;
    await queue.workTogether(QUEUE, 1, async (_, takeMore) => {
      await takeMore(5);
      await new Promise<void>((resolve) => (end = resolve));
    });
    const alive = `select count(*)::int as n from ems_ml_jobs.job where name = 'work' and heartbeat_on > started_on`;
    await waitFor(async () => (await query(database.url, alive))[0]?.n === 2, { timeoutMs: 60_000 });
    end();
    await waitFor(async () => (await jobs()).every(({ state }) => state === 'completed'));

    expect((await jobs()).map(({ retries }) => retries)).toEqual([0, 0]);
  });
});
