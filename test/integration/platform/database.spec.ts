import { setImmediate } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { asHeavy } from '../../../src/platform/admission/index.js';
import { DatabaseHealth, isConnectionFailure } from '../../../src/platform/database/index.js';
import { type DatabaseProxy, lockTable, startDatabaseProxy, waitFor } from '../../support/index.js';
import { connect, openEmptyDatabase, POOL_SIZE, type ServiceDatabase } from '../service-database.js';

describe('the connection to PostgreSQL', () => {
  let database: ServiceDatabase;

  beforeEach(async () => {
    database = await openEmptyDatabase();
    await database.rows('create table notes (text text unique)');
  });
  afterEach(() => database.close());

  const insert = (text: string): Promise<unknown> =>
    database.em.execute('insert into notes values (?)', [text]);

  /** A transaction whose connection breaks in the middle. */
  const loseConnection = (): Promise<unknown> =>
    database.transactions.run(async () => {
      const [self] = await database.em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
      await database.rows(`select pg_terminate_backend(${self?.pid ?? 0})`);
      await insert('never');
    });

  const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

  it('answers a ping', async () => {
    await expect(new DatabaseHealth(database.em).ping()).resolves.toBeUndefined();
  });

  it('ends while connections are being made, each of which is still used', async () => {
    const orm = await connect(database.url);
    await orm.em.execute('select 1');
    const inserting = ['a', 'b', 'c'].map((text) => orm.em.execute('insert into notes values (?)', [text]));
    await setImmediate();
    await orm.close();

    await Promise.all(inserting);
    expect(await database.rows('select text from notes order by text')).toHaveLength(3);
  });

  it('keeps connections from heavy requests, however many there are', async () => {
    const release = await lockTable(database.url, 'notes');
    const heavy = Array.from({ length: 10 }, (_, n) => asHeavy(() => insert(`heavy ${n}`)));

    await expect(new DatabaseHealth(database.em).ping()).resolves.toBeUndefined();
    const nWaiting = async (): Promise<number> => {
      const [row] = await database.rows(`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and query like '%insert into notes%' and wait_event_type = 'Lock'`);
      return Number(row?.n);
    };
    const mostHeavy = Math.floor(POOL_SIZE * 0.6);
    await waitFor(async () => (await nWaiting()) >= mostHeavy, { what: 'the heavy requests' });
    expect(await nWaiting()).toBe(mostHeavy);
    await release();
    await Promise.all(heavy);
    expect(await database.rows('select text from notes')).toHaveLength(10);
  });

  it('stores all of a transaction, or nothing', async () => {
    await database.transactions.run(() => insert('kept'));
    const failing = database.transactions.run(async () => {
      await insert('lost');
      throw new Error('it fails');
    });

    await expect(failing).rejects.toThrow('it fails');
    expect(await database.rows('select text from notes')).toEqual([{ text: 'kept' }]);
  });

  it('keeps concurrent transactions apart', async () => {
    const outcomes = await Promise.allSettled([
      database.transactions.run(() => insert('a')),
      database.transactions.run(async () => {
        await insert('b');
        throw new Error('only this one');
      }),
      database.transactions.run(() => insert('c')),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await database.rows('select text from notes order by text')).toEqual([
      { text: 'a' },
      { text: 'c' },
    ]);
  });

  it('distinguishes a killed connection from a broken query', async () => {
    await insert('once');
    const doubled = await failureOf(insert('once'));
    const misspelt = await failureOf(database.em.execute('select nothing from nowhere'));
    const killed = await failureOf(loseConnection());

    const standby = await failureOf(
      database.transactions.run(async () => {
        await database.em.execute('set transaction read only');
        await insert('not here');
      }),
    );

    expect([doubled, misspelt, killed, standby].map(isConnectionFailure)).toEqual([false, false, true, true]);
    await expect(new DatabaseHealth(database.em).ping()).resolves.toBeUndefined();
  });

  it('has the server end a transaction that is left alone, with the locks that others wait for', async () => {
    expect(await database.em.execute('show idle_in_transaction_session_timeout')).toMatchObject([
      { idle_in_transaction_session_timeout: '1min' },
    ]);
    const leftAlone = database.transactions.run(async () => {
      await database.em.execute('set local idle_in_transaction_session_timeout = 10');
      const [own] = await database.em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
      const backend = `select from pg_stat_activity where pid = ${own?.pid ?? 0}`;
      await waitFor(async () => (await database.rows(backend)).length === 0, { what: 'the end of it' });
      await insert('too late');
    });

    expect(isConnectionFailure(await failureOf(leftAlone))).toBe(true);
    expect(await database.rows('select text from notes')).toEqual([]);
  });

  it('gives lost connections back to the pool, however many there were', async () => {
    for (let n = 0; n < 2 * POOL_SIZE; n++) await expect(loseConnection()).rejects.toThrow();

    await database.transactions.run(() => insert('after'));
    expect(await database.rows('select text from notes')).toEqual([{ text: 'after' }]);
  });

  it('fails to read on when the connection of a cursor breaks, and gives it back', async () => {
    const readAndLose = async (): Promise<void> => {
      const kysely = database.em.fork().getKysely();
      const query = sql<{ pid: number }>`select pg_backend_pid() as pid from generate_series(1, 1000)`;
      for await (const { rows } of kysely.getExecutor().stream(query.compile(kysely), 10))
        await database.rows(`select pg_terminate_backend(${rows[0]?.pid ?? 0})`);
    };
    for (let n = 0; n < 2 * POOL_SIZE; n++)
      expect(isConnectionFailure(await failureOf(readAndLose()))).toBe(true);

    await expect(new DatabaseHealth(database.em).ping()).resolves.toBeUndefined();
  });

  describe('through a way that breaks', () => {
    let proxy: DatabaseProxy;
    let orm: MikroORM;

    beforeEach(async () => {
      proxy = await startDatabaseProxy(database.url);
      orm = await connect(proxy.url);
    });

    afterEach(async () => {
      await orm.close();
      await proxy.close();
    });

    const read = async (): Promise<number> => {
      const kysely = orm.em.fork().getKysely();
      const query = sql`select * from generate_series(1, 25)`.compile(kysely);
      let n = 0;
      for await (const { rows } of kysely.getExecutor().stream(query, 10)) n += rows.length;
      return n;
    };
    const readOnEachConnection = async (): Promise<PromiseSettledResult<number>[]> =>
      Promise.allSettled(Array.from({ length: POOL_SIZE }, read));

    it('ends every reading, wherever in it the connection breaks', async () => {
      for (let nTurns = 0; nTurns < 100; nTurns += 3) {
        // Whatever is still thought to be connected is found out here.
        await readOnEachConnection();
        const readings = readOnEachConnection();
        for (let turn = 0; turn < nTurns; turn++) await setImmediate();
        proxy.cut();
        for (const reading of await readings)
          if (reading.status === 'fulfilled') expect(reading.value).toBe(25);
          else expect(isConnectionFailure(reading.reason)).toBe(true);
        proxy.mend();
      }
      await readOnEachConnection();
      await expect(read()).resolves.toBe(25);
    });
  });
});
