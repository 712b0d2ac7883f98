import { DatabaseHealth, isConnectionFailure } from '../../../src/platform/database/index.js';
import { openEmptyDatabase, POOL_SIZE, type ServiceDatabase } from '../service-database.js';

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

  it('answers a ping', async () => {
    await expect(new DatabaseHealth(database.em).ping()).resolves.toBeUndefined();
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

  it('tells a killed connection from a broken query', async () => {
    const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);
    await insert('once');
    const doubled = await failureOf(insert('once'));
    const misspelt = await failureOf(database.em.execute('select nothing from nowhere'));
    const killed = await failureOf(loseConnection());

    expect([doubled, misspelt, killed].map(isConnectionFailure)).toEqual([false, false, true]);
    await expect(new DatabaseHealth(database.em).ping()).resolves.toBeUndefined();
  });

  it('gives lost connections back to the pool, however many there were', async () => {
    for (let n = 0; n < 2 * POOL_SIZE; n++) await expect(loseConnection()).rejects.toThrow();

    await database.transactions.run(() => insert('after'));
    expect(await database.rows('select text from notes')).toEqual([{ text: 'after' }]);
  });
});
