import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Driver, PostgresDialect } from 'kysely';
import { isConnectionFailure } from './connection-failure.js';

/**
 * MikroORM's driver, except that a transaction whose connection breaks gives it back. Kysely 0.29 gives a connection back
 * only after a successful `commit` or `rollback`, so that each one lost in mid-transaction would take a place of the pool
 * with it, until none is left, and the shutdown would wait for them for ever.
 */
export class ReleasingDriver extends PostgreSqlDriver {
  protected override readonly connection = new ReleasingConnection(this.config);
}

class ReleasingConnection extends PostgreSqlConnection {
  override createKyselyDialect(
    ...overrides: Parameters<PostgreSqlConnection['createKyselyDialect']>
  ): PostgresDialect {
    const dialect = super.createKyselyDialect(...overrides);
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () => releasing(createDriver());
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
