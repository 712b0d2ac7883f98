import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../../migrations/index.js';
import { EpisodeEntity } from '../../src/anomaly/episodes/episode.entity.js';
import { ModelMetadata } from '../../src/models/entities/model-metadata.entity.js';
import { loadConfig } from '../../src/platform/config/index.js';
import {
  MigrationRunner,
  Notifications,
  ormOptions,
  OwnTables,
  Transactions,
} from '../../src/platform/database/index.js';
import {
  createTestDatabase,
  openQueries,
  query,
  templateDatabase,
  type TestDatabase,
} from '../support/index.js';
import { EmsTables } from './ems-tables.js';

type Row = Record<string, unknown>;

export const POOL_SIZE = 4;

/** The first start is long ago, so that every episode of a spec is announced. */
const LONG_AGO = `update ml_migrations set executed_at = '2026-01-01'`;

/** A database of one spec's own, and the connection to it as the service makes it. */
export interface ServiceDatabase {
  readonly url: string;
  readonly orm: MikroORM;
  readonly em: EntityManager;
  readonly transactions: Transactions;
  rows(sql: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function connect(url: string, schema = 'public'): Promise<MikroORM> {
  return MikroORM.init({
    ...ormOptions({ url, poolSize: POOL_SIZE, schema }, migrations),
    logger: () => undefined,
    entities: [EpisodeEntity, ModelMetadata],
  });
}

/** Without the service's tables. */
export async function openEmptyDatabase(): Promise<ServiceDatabase> {
  return openDatabase(await createTestDatabase());
}

export async function openServiceDatabase(): Promise<ServiceDatabase> {
  return openDatabase(await createLongAgoDatabase());
}

/** With the service's tables, as if its first start were long ago. */
export async function createLongAgoDatabase(): Promise<TestDatabase> {
  return createTestDatabase(await templateDatabase('template_long_ago', longAgo));
}

async function longAgo(): Promise<TestDatabase> {
  const database = await createMigratedDatabase();
  await query(database.url, LONG_AGO);
  return database;
}

/** The same beside EMS Core's own tables, which are empty: `EmsTables.of()` fills them. */
export async function openPlatformDatabase(): Promise<ServiceDatabase> {
  return openDatabase(
    await createTestDatabase(await templateDatabase('template_platform', platformDatabase)),
  );
}

async function platformDatabase(): Promise<TestDatabase> {
  const database = await longAgo();
  const tables = await EmsTables.create(database.url);
  await tables.close();
  return database;
}

/** With the service's tables, migrated once for all specs of a run. */
async function createMigratedDatabase(): Promise<TestDatabase> {
  return createTestDatabase(await templateDatabase('template_migrated', migratedDatabase));
}

async function migratedDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const orm = await connect(database.url);
  await new MigrationRunner(orm).run();
  await orm.close();
  return database;
}

async function openDatabase({ url, drop }: TestDatabase): Promise<ServiceDatabase> {
  const orm = await connect(url);
  const queries = openQueries(url);
  return {
    url,
    orm,
    em: orm.em,
    transactions: new Transactions(orm.em),
    rows: queries.rows,
    close: async () => {
      await orm.close();
      await queries.end();
      await drop();
    },
  };
}

/** Those of a process whose tables are ready; to be destroyed. */
export function notificationsOn(em: EntityManager, url: string): Notifications {
  const tables = new OwnTables();
  tables.noteReady();
  return new Notifications(em, tables, loadConfig({ DATABASE_URL: url, EMS_CORE_URL: 'http://core' }));
}
