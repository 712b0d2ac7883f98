import { EntityCaseNamingStrategy } from '@mikro-orm/core';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import type { Constructor, Options } from '@mikro-orm/postgresql';
import { ReleasingDriver } from './releasing-driver.js';

/** Migration classes, oldest first. */
export type MigrationList = Constructor<Migration>[];

/** Longer than any statement but a migration should take, which says so itself. */
const STATEMENT_TIMEOUT_MS = 300_000;

/**
 * Transactions go from statement to statement at once. One that does not is of a process that is halted or cut off, and would keep its locks, and with
 * them the shards of a sweep, from the other replicas until the server misses its connection: two hours by default.
 */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;

/** A server that has gone without a word is noticed even where nothing is being sent to it. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** Where own tables are made when their names are taken in `public`. While it does not exist, nothing is looked for in it. */
export const SCHEMA_ASIDE = 'ems_ml_service';

/** Which migrations have run, in the schema of the own tables. */
export const MIGRATIONS_TABLE = 'ml_migrations';

/** The one MikroORM set-up of the service: columns are named like their properties and times are UTC. */
export function ormOptions(
  database: { readonly url: string; readonly poolSize: number; readonly schema: string },
  migrationsList: MigrationList,
): Options {
  return {
    driver: ReleasingDriver,
    clientUrl: database.url,
    pool: { min: 0, max: database.poolSize },
    driverOptions: {
      // MikroORM reads no more of the address than where it is: of TLS (`sslmode`, `sslrootcert`) the driver itself must read.
      connectionString: withoutOptions(database.url),
      connectionTimeoutMillis: 5_000,
      ...KEEP_ALIVE,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
      options: searchPath(database.schema),
    },
    namingStrategy: EntityCaseNamingStrategy,
    forceUtcTimezone: true,
    extensions: [Migrator],
    migrations: { migrationsList, tableName: MIGRATIONS_TABLE, snapshot: false },
    discovery: { warnWhenNoEntities: false },
    // Repositories read without an identity map and write inside `Transactions`, so one manager serves all.
    allowGlobalContext: true,
  };
}

/** Whatever the address says of a search path, ours counts. */
function withoutOptions(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.delete('options');
  return url.href;
}

/** Own tables are made and found in the schema; the platform's, after them, where the role finds them anyway. */
export function searchPath(schema: string): string {
  return `-c search_path=${schema === 'public' ? SCHEMA_ASIDE : schema},"$user",public`;
}
