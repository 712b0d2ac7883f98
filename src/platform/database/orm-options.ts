import { EntityCaseNamingStrategy } from '@mikro-orm/core';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import type { Constructor, Options } from '@mikro-orm/postgresql';
import { ReleasingDriver } from './releasing-driver.js';

/** Migration classes, oldest first. */
export type MigrationList = Constructor<Migration>[];

/** The one MikroORM set-up of the service: columns are named like their properties and times are UTC. */
export function ormOptions(
  database: { readonly url: string; readonly poolSize: number },
  migrationsList: MigrationList,
): Options {
  return {
    driver: ReleasingDriver,
    clientUrl: database.url,
    pool: { min: 0, max: database.poolSize },
    driverOptions: { connectionTimeoutMillis: 5_000 },
    namingStrategy: EntityCaseNamingStrategy,
    forceUtcTimezone: true,
    extensions: [Migrator],
    migrations: { migrationsList, tableName: 'ml_migrations', snapshot: false },
    discovery: { warnWhenNoEntities: false },
    // Repositories read without an identity map and write inside `Transactions`, so one manager serves all.
    allowGlobalContext: true,
  };
}
