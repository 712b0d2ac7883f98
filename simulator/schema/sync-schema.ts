import { type Session } from '../database/index.js';
import { createIndexes, createTables } from './create-schema.js';

const BLUEPRINT = 'simulator_blueprint';

/** What the platform's object mapper knows of its tables. */
interface Blueprint {
  readonly tables: readonly string[];
  /** `table.column`. */
  readonly columns: readonly string[];
  readonly indexes: readonly string[];
}

/** Found out once for all simulators of a process: it depends on nothing but the statements of this module. */
let known: Blueprint | undefined;

/**
 * What the platform's object mapper does at each start in development: columns and indexes on its own tables that it
 * does not know are dropped. Tables, schemas and views of others survive. Runs inside a transaction.
 */
export async function syncSchema(session: Session): Promise<void> {
  known ??= await drawBlueprint(session);
  for (const statement of [
    ...(await foreignIndexes(session, known)),
    ...(await foreignColumns(session, known)),
  ]) {
    await session.query(statement);
  }
}

async function drawBlueprint(session: Session): Promise<Blueprint> {
  await session.query(`CREATE SCHEMA ${BLUEPRINT}`);
  await session.query(`SET LOCAL search_path TO ${BLUEPRINT}`);
  await createTables(session);
  await createIndexes(session);
  await session.query('SET LOCAL search_path TO public');
  const [blueprint] = (await session.query<Blueprint>(
    `SELECT array(SELECT tablename::text FROM pg_tables WHERE schemaname = $1) AS tables,
       array(SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = $1) AS columns,
       array(SELECT indexname::text FROM pg_indexes WHERE schemaname = $1) AS indexes`,
    [BLUEPRINT],
  )) as [Blueprint];
  await session.query(`DROP SCHEMA ${BLUEPRINT} CASCADE`);
  return blueprint;
}

async function foreignColumns(session: Session, { tables, columns }: Blueprint): Promise<string[]> {
  const rows = await session.query<{ statement: string }>(
    `SELECT format('ALTER TABLE %I DROP COLUMN %I CASCADE', table_name, column_name) AS statement
       FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = ANY ($1) AND table_name || '.' || column_name <> ALL ($2)`,
    [tables, columns],
  );
  return rows.map(({ statement }) => statement);
}

async function foreignIndexes(session: Session, { tables, indexes }: Blueprint): Promise<string[]> {
  const rows = await session.query<{ statement: string }>(
    `SELECT format('DROP INDEX %I', indexname) AS statement
       FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY ($1) AND indexname <> ALL ($2)`,
    [tables, indexes],
  );
  return rows.map(({ statement }) => statement);
}
