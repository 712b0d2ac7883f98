import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { type DatabaseConnection, type Driver, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { isHeavy } from '../admission/index.js';
import { BreakableCursor } from './breakable-cursor.js';
import { isConnectionFailure } from './connection-failure.js';
import { ConnectionPlaces } from './connection-places.js';
import { endLostConnections } from './lost-connections.js';

/**
 * MikroORM's driver, except that a connection which breaks is given back to the pool. Kysely 0.29 gives it back only after a successful
 * `commit` or `rollback`, or when a cursor is closed, so that each one lost in mid-work would take a place of the pool with it, until none
 * is left, and the shutdown would wait for them for ever.
 */
export class ReleasingDriver extends PostgreSqlDriver {
  protected override readonly connection = new ReleasingConnection(this.config);
}

class ReleasingConnection extends PostgreSqlConnection {
  override createKyselyDialect(
    overrides: Parameters<PostgreSqlConnection['createKyselyDialect']>[0],
  ): PostgresDialect {
    let pool: Pool | undefined;
    const hooks = {
      onPoolCreated: (created: Pool): void => {
        pool = created;
      },
    };
    super.createKyselyDialect({ ...overrides, ...hooks });
    if (!pool) throw new Error('MikroORM made no pool');
    const { options } = pool;
    endLostConnections(pool);
    const dialect = new PostgresDialect({ pool, cursor: BreakableCursor });
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () =>
      sparing(settling(releasing(createDriver())), new ConnectionPlaces(options.max));
    return dialect;
  }
}

function releasing(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  driver.beginTransaction = async (connection, settings) => {
    try {
      await begin(connection, settings);
    } catch (error) {
      await driver.releaseConnection(connection);
      throw error;
    }
  };
  driver.rollbackTransaction = async (connection) => {
    try {
      await rollback(connection);
    } catch (error) {
      // With the connection went the transaction: the server has rolled it back already.
      if (!isConnectionFailure(error)) throw error;
    }
  };
  return driver;
}

/** Ends when nobody waits for a connection any more. One that is made meanwhile Kysely would hand to nobody, and wait for its return for ever. */
function settling(driver: Driver): Driver {
  const acquiring = new Set<Promise<DatabaseConnection>>();
  const acquire = driver.acquireConnection.bind(driver);
  const destroy = driver.destroy.bind(driver);
  driver.acquireConnection = async (options) => {
    const connection = acquire(options);
    acquiring.add(connection);
    try {
      return await connection;
    } finally {
      acquiring.delete(connection);
    }
  };
  driver.destroy = async (options) => {
    await Promise.allSettled(acquiring);
    await destroy(options);
  };
  return driver;
}

/** Has heavy requests leave connections to all else. */
function sparing(driver: Driver, places: ConnectionPlaces): Driver {
  const held = new WeakMap<DatabaseConnection, () => void>();
  const acquire = driver.acquireConnection.bind(driver);
  const release = driver.releaseConnection.bind(driver);
  driver.acquireConnection = async (options) => {
    if (!isHeavy()) return acquire(options);
    const giveBack = await places.take();
    try {
      const connection = await acquire(options);
      held.set(connection, giveBack);
      return connection;
    } catch (error) {
      giveBack();
      throw error;
    }
  };
  driver.releaseConnection = async (connection) => {
    held.get(connection)?.();
    held.delete(connection);
    await release(connection);
  };
  return driver;
}
