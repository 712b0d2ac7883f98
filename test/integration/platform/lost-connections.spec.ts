import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import Cursor from 'pg-cursor';
import { isConnectionFailure } from '../../../src/platform/database/index.js';
import { listen } from '../../../src/platform/database/listening-connection.js';
import { endLostConnections } from '../../../src/platform/database/lost-connections.js';
import {
  createTestDatabase,
  type DatabaseProxy,
  openQueries,
  startDatabaseProxy,
  type TestDatabase,
  waitFor,
} from '../../support/index.js';

const PATIENCE = { silentMs: 200, lookEveryMs: 50, askMs: 1_000 };
const LONGER_MS = 600;

/** The network goes without a word, as a firewall lets it that has forgotten its connections. */
/** Other specs have databases of their own on the same server. */
const ARRIVED = `select from pg_stat_activity where datname = current_database() and query like 'insert into notes%'`;

describe('a connection that is lost', () => {
  let database: TestDatabase;
  let beside: ReturnType<typeof openQueries>;
  let proxy: DatabaseProxy;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    beside = openQueries(database.url);
    await beside.rows('create table notes (text text)');
  });
  beforeEach(async () => {
    proxy = await startDatabaseProxy(database.url);
    pool = new pg.Pool({ connectionString: proxy.url, connectionTimeoutMillis: 10_000 });
    pool.on('error', () => undefined);
    // As MikroORM does.
    pool.on('connect', (client) => client.on('error', () => undefined));
    endLostConnections(pool, PATIENCE);
  });
  afterEach(async () => {
    await pool.end();
    await proxy.close();
  });
  afterAll(async () => {
    await beside.end();
    await database.drop();
  });

  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'an answer',
      (error: unknown) => error,
    );

  it('is ended once the server answers again and has long done what it was asked', async () => {
    let isOver = false;
    const failure = failureOf(pool.query(`insert into notes select 'once' from pg_sleep(0.2)`)).finally(
      () => (isOver = true),
    );
    await waitFor(async () => (await beside.rows(ARRIVED)).length > 0, {
      what: 'the question to arrive',
    });
    proxy.lose();
    await delay(LONGER_MS);
    expect(isOver).toBe(false);

    proxy.mend();
    expect(isConnectionFailure(await failure)).toBe(true);
    expect(await beside.rows('select text from notes')).toEqual([{ text: 'once' }]);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('is ended in the middle of a transaction whose next statement never arrived', async () => {
    const client = await pool.connect();
    await client.query('begin');
    proxy.lose();
    const failure = failureOf(client.query('select 1'));
    proxy.mend();
    expect(isConnectionFailure(await failure)).toBe(true);
    client.release(true);
  });

  it('is ended where the next rows of a cursor never came', async () => {
    const client = await pool.connect();
    const cursor = client.query(new Cursor('select generate_series(1, 10)'));
    await cursor.read(1);
    proxy.lose();
    const failure = failureOf(cursor.read(1));
    proxy.mend();
    expect(isConnectionFailure(await failure)).toBe(true);
    client.release(true);
  });

  it('is not what a statement is that takes long, or a cursor whose reader does', async () => {
    const client = await pool.connect();
    const cursor = client.query(new Cursor<{ n: number }>('select generate_series(1, 10) as n'));
    expect(await cursor.read(1)).toEqual([{ n: 1 }]);
    await pool.query('select pg_sleep($1)', [LONGER_MS / 1000]);
    expect(await cursor.read(1)).toEqual([{ n: 2 }]);
    await cursor.close();
    client.release();
  });

  it('is missed where it only listens', async () => {
    const stopping = new AbortController();
    const heard: string[] = [];
    const receiver = {
      onListening: () => heard.push('listening'),
      onNotification: (topic: string) => heard.push(topic),
    };
    const listening = failureOf(
      listen({ url: proxy.url, schema: 'public' }, receiver, stopping.signal, {
        signOfLifeMs: 50,
        patienceMs: 1_000,
      }),
    );
    await waitFor(() => heard.length > 0, { what: 'the connection' });
    await delay(LONGER_MS);
    proxy.lose();
    expect(isConnectionFailure(await listening)).toBe(true);
    expect(heard).toEqual(['listening']);
  });
});
