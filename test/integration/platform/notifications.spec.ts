import { sql } from 'kysely';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Notifications, notify, OwnTables } from '../../../src/platform/database/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { startDatabaseProxy, waitFor } from '../../support/index.js';
import { connect, openEmptyDatabase, type ServiceDatabase } from '../service-database.js';

const LISTENING = `select pid from pg_stat_activity
  where datname = current_database() and application_name = 'ems-ml-service notifications'`;

/** Never looks by itself, so that what wakes it is a notification. */
class Listening extends Notifications {
  protected override readonly fallbackMs: number = 600_000;
}

class Impatient extends Notifications {
  protected override readonly fallbackMs: number = 50;
}

describe('Notifications', () => {
  let database: ServiceDatabase;
  let opened: Notifications[];
  let nCalls: number;

  beforeEach(async () => {
    recordLogs();
    database = await openEmptyDatabase();
    opened = [];
    nCalls = 0;
  });
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.onModuleDestroy()));
    await database.close();
  });

  function open(
    Kind: typeof Notifications = Listening,
    em = database.em,
    env: Record<string, string> = {},
  ): Notifications {
    const tables = new OwnTables();
    const config = loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core', ...env });
    const notifications = new Kind(em, tables, config);
    tables.noteReady();
    opened.push(notifications);
    return notifications;
  }
  /** Counts calls; that of the connection, which is made for whatever was missed before it, is over. */
  async function listenTo(topic: string, notifications = opened[0] ?? open()): Promise<() => void> {
    const unsubscribe = notifications.subscribe(topic, () => nCalls++);
    await waitFor(() => nCalls > 0, { what: 'the connection' });
    nCalls = 0;
    return unsubscribe;
  }
  const change = (topic: string): Promise<unknown> =>
    sql`select ${notify(topic)}`.execute(database.em.getKysely());
  /** Notifications come in the order of the commits: once this one is there, all earlier ones are. */
  async function everythingCame(listening = opened[0]!): Promise<void> {
    let hasCome = false;
    const unsubscribe = listening.subscribe('the last', () => (hasCome = true));
    await listening.publish('the last');
    await waitFor(() => hasCome, { what: 'the last notification' });
    unsubscribe();
  }

  it('come when a transaction has committed, once however often it notifies', async () => {
    await listenTo('a');
    await database.transactions.run(async () => {
      await change('a');
      await change('a');
      await change('b');
      await everythingCame();
      expect(nCalls).toBe(0);
    });
    await everythingCame();

    expect(nCalls).toBe(1);
  });

  it('never come of a transaction that is rolled back', async () => {
    await listenTo('a');
    const failing = database.transactions.run(async () => {
      await change('a');
      throw new Error('it fails');
    });
    await expect(failing).rejects.toThrow('it fails');
    await everythingCame();

    expect(nCalls).toBe(0);
  });

  it('stay with the installation, where several share a database', async () => {
    await listenTo('a');
    await database.rows('create schema other');
    const orm = await connect(database.url, 'other');
    try {
      const other = open(Listening, orm.em, { ML_SCHEMA: 'other' });
      let nOther = 0;
      other.subscribe('a', () => nOther++);
      await waitFor(() => nOther > 0, { what: 'the connection of the other' });
      await other.publish('a');
      await waitFor(() => nOther > 1, { what: 'its own notification' });
      await everythingCame();

      expect(nCalls).toBe(0);
    } finally {
      await orm.close();
    }
  });

  it('share one connection, and no longer reach who has unsubscribed', async () => {
    const unsubscribe = await listenTo('a');
    let nOthers = 0;
    opened[0]!.subscribe('a', () => nOthers++);
    unsubscribe();
    await opened[0]!.publish('a');
    await everythingCame();

    expect([nCalls, nOthers]).toEqual([0, 1]);
    expect(await database.rows(LISTENING)).toHaveLength(1);
  });

  it('come again after the connection was ended, and make up for those that were lost meanwhile', async () => {
    await listenTo('a');
    const [before] = await database.rows(LISTENING);
    await database.rows(`select pg_terminate_backend(${String(before?.pid)})`);
    await waitFor(() => nCalls > 0, { what: 'the call for what was missed' });
    nCalls = 0;
    await opened[0]!.publish('a');
    await everythingCame();

    expect(nCalls).toBe(1);
    expect(await database.rows(LISTENING)).not.toEqual([before]);
  });

  it('wait for the own tables: before, there is no schema to listen in', async () => {
    const tables = new OwnTables();
    const config = loadConfig({ DATABASE_URL: database.url, EMS_CORE_URL: 'http://core' });
    const early = new Listening(database.em, tables, config);
    opened.push(early);
    early.subscribe('a', () => nCalls++);
    await database.em.execute('select 1');
    expect(await database.rows(LISTENING)).toEqual([]);

    tables.noteReady();
    await waitFor(() => nCalls > 0, { what: 'the connection' });
  });

  it('are replaced by polling while the connection is unavailable', async () => {
    const proxy = await startDatabaseProxy(database.url, true);
    try {
      const cutOff = open(Impatient, database.em, { DATABASE_URL: proxy.url });
      await database.rows('create table done (id int)');
      const found = cutOff.until('a', async () => (await database.rows('select from done'))[0]);
      await database.rows('insert into done values (1)');

      expect(await found).toEqual({});
      expect(await database.rows(LISTENING)).toEqual([]);
    } finally {
      await proxy.close();
    }
  });

  describe('until', () => {
    it('looks at once, and again after each change, until it finds something', async () => {
      const notifications = open();
      await listenTo('a');
      let nLooks = 0;
      const found = notifications.until('a', () => Promise.resolve(++nLooks === 3 ? 'it' : undefined));
      expect(nLooks).toBe(1);
      await notifications.publish('a');
      await waitFor(() => nLooks === 2);
      await notifications.publish('a');

      expect(await found).toBe('it');
      await everythingCame();
      expect(nLooks).toBe(3);
    });

    it('misses no change that comes while it looks', async () => {
      const notifications = open();
      await listenTo('a');
      let nLooks = 0;
      const found = notifications.until('a', async () => {
        if (++nLooks === 2) return 'it';
        await notifications.publish('a');
        await everythingCame();
        return undefined;
      });

      expect(await found).toBe('it');
    });

    it('fails by what the look fails by', async () => {
      const failing = open().until('a', () => Promise.reject(new Error('no such run')));
      await expect(failing).rejects.toThrow('no such run');
    });

    it('ends with the signal, for its reason', async () => {
      const request = new AbortController();
      const waiting = open().until('a', () => Promise.resolve(undefined), request.signal);
      request.abort(new Error('the client has gone'));

      await expect(waiting).rejects.toThrow('the client has gone');
    });

    it('ends with the process, which leaves no connection behind', async () => {
      const notifications = open();
      await listenTo('a');
      const waiting = notifications.until('a', () => Promise.resolve(undefined));
      const [, failure] = await Promise.all([
        notifications.onModuleDestroy(),
        waiting.catch((error: unknown) => error),
      ]);

      expect(failure).toMatchObject({ kind: 'unavailable' });
      await waitFor(async () => (await database.rows(LISTENING)).length === 0, { what: 'no connection' });
    });
  });
});
