import { type LogLine, recordLogs } from '../../../src/platform/testing/index.js';
import { startDatabaseProxy, waitFor } from '../../support/index.js';
import { Replicas } from './replicas.js';

const QUEUE = { name: 'work', nRetries: 3 };

describe('JobQueue without its database', () => {
  let replicas: Replicas;
  let lines: readonly LogLine[];

  beforeEach(async () => {
    lines = recordLogs();
    replicas = await Replicas.open();
  });
  afterEach(() => replicas.close());

  const job = (key: string) => ({ key, payload: { key } });

  it('logs an outage of the database once, and goes on after it', async () => {
    const proxy = await startDatabaseProxy(replicas.database.url);
    const queue = await replicas.start({ DATABASE_URL: proxy.url });
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
    await replicas.endLast();
    await proxy.close();
  });

  it('logs the end of the outage also where there is no job to work on', async () => {
    const proxy = await startDatabaseProxy(replicas.database.url);
    await replicas.start({ DATABASE_URL: proxy.url });
    proxy.cut();
    await waitFor(() => lines.some(({ level }) => level === 'warn'), { timeoutMs: 20_000 });
    proxy.mend();
    await waitFor(() => lines.some(({ message }) => message.startsWith('The job queue answers again')));

    await replicas.endLast();
    await proxy.close();
  });

  it('retries a job that was interrupted by an outage of the database as soon as that is back', async () => {
    const proxy = await startDatabaseProxy(replicas.database.url);
    const queue = await replicas.start({ DATABASE_URL: proxy.url });
    let nBegun = 0;
    let whyAgain: unknown;
    await queue.work(QUEUE, async () => {
      nBegun++;
      if (nBegun > 1) {
        [whyAgain] = await replicas.database.rows(`select output::text as why from ems_ml_jobs.job`);
        return;
      }
      proxy.cut();
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    });
    await queue.enqueue(QUEUE, [job('a')]);
    await waitFor(() => nBegun === 1);
    await waitFor(() => proxy.nRefused() > 3);
    proxy.mend();
    await waitFor(async () => (await replicas.jobs())[0]?.state === 'completed');

    expect(nBegun).toBe(2);
    // Not because its worker was missed.
    expect(whyAgain).toEqual({ why: expect.stringContaining('ECONNREFUSED') as string });
    await replicas.endLast();
    await proxy.close();
  });

  it('ends without a database that does not answer, and says what becomes of the job in hand', async () => {
    const proxy = await startDatabaseProxy(replicas.database.url);
    const queue = await replicas.start({ DATABASE_URL: proxy.url });
    let isBegun = false;
    await queue.work(QUEUE, ({ signal }) => {
      isBegun = true;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await queue.enqueue(QUEUE, [job('a')]);
    await waitFor(() => isBegun);
    proxy.hold();
    await queue.onModuleDestroy();

    expect(lines.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^The job queue does not answer\. Jobs in hand are retried/),
    );
    await proxy.close();
  });
});
