import type { Chores } from '../../../src/housekeeping/chores.service.js';
import { HousekeepingScheduler } from '../../../src/housekeeping/housekeeping.scheduler.js';
import { HousekeepingWorker } from '../../../src/housekeeping/housekeeping-worker.service.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import type { Notifications } from '../../../src/platform/database/index.js';
import { JobQueue, JobTicker } from '../../../src/platform/queue/index.js';
import { recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { createTestDatabase, query, type TestDatabase, waitFor } from '../../support/index.js';

/** Jobs are found by looking. */
const NO_NOTIFICATIONS = {
  subscribe: () => () => undefined,
  publish: () => Promise.resolve(),
  locks: { hold: () => undefined },
} as unknown as Notifications;

describe('HousekeepingScheduler', () => {
  let database: TestDatabase;
  let replicas: JobQueue[];

  beforeEach(async () => {
    recordLogs();
    database = await createTestDatabase();
    await query(database.url, 'create schema ems_ml_jobs');
    replicas = [];
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.onModuleDestroy()));
    await database.drop();
  });

  const jobs = (): Promise<readonly Record<string, unknown>[]> =>
    query(database.url, `select state from ems_ml_jobs.job where name = 'housekeeping'`);

  /** Starts a process, and answers how often it keeps house. */
  async function start(roles: string): Promise<() => number> {
    const config = loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core', ROLES: roles });
    const queue = new JobQueue(NO_NOTIFICATIONS, config);
    replicas.push(queue);
    await queue.start();
    let n = 0;
    const worker = new HousekeepingWorker(queue, { list: () => (n++, []) } as unknown as Chores);
    const ticker = new JobTicker(queue, new StoppedClock(Date.now()));
    await new HousekeepingScheduler(worker, ticker, config).start();
    return () => n;
  }

  it('has one of the workers keep house, once in its time', async () => {
    const [ofApi, ...ofWorkers] = await Promise.all(['api', 'worker', 'api,worker', 'worker'].map(start));
    const nJobs = await waitFor(async () => {
      const found = await jobs();
      return found.every(({ state }) => state === 'completed') ? found.length : 0;
    });

    // An hour may have begun in between.
    expect([1, 2]).toContain(nJobs);
    const nKept = (): number => ofWorkers.reduce((sum, count) => sum + count(), 0);
    await waitFor(async () => (await jobs()).length === nKept(), { what: 'as many looks as jobs' });
    expect(ofApi?.()).toBe(0);
  });
});
