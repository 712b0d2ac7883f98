import { type Session } from '../database/index.js';
import { createIndexes, createTables } from './create-schema.js';

const blueprint = 'simulator_blueprint';

/**
 * What the platform's object mapper does at each start in development: columns and indexes on its own tables that it
 * does not know are dropped. Tables, schemas and views of others survive. Runs inside a transaction.
 */
export async function syncSchema(session: Session): Promise<void> {
  await session.query(`CREATE SCHEMA ${blueprint}`);
  await session.query(`SET LOCAL search_path TO ${blueprint}`);
  await createTables(session);
  await createIndexes(session);
  await session.query('SET LOCAL search_path TO public');
  for (const statement of [...(await foreignIndexes(session)), ...(await foreignColumns(session))]) {
    await session.query(statement);
  }
  await session.query(`DROP SCHEMA ${blueprint} CASCADE`);
}

const known = `SELECT tablename FROM pg_tables WHERE schemaname = '${blueprint}'`;

async function foreignColumns(session: Session): Promise<string[]> {
  const rows = await session.query<{ statement: string }>(
    `SELECT format('ALTER TABLE %I DROP COLUMN %I CASCADE', table_name, column_name) AS statement
       FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name IN (${known})
        AND (table_name, column_name) NOT IN
            (SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = '${blueprint}')`,
  );
  return rows.map(({ statement }) => statement);
}

async function foreignIndexes(session: Session): Promise<string[]> {
  const rows = await session.query<{ statement: string }>(
    `SELECT format('DROP INDEX %I', indexname) AS statement
       FROM pg_indexes WHERE schemaname = 'public' AND tablename IN (${known})
        AND indexname NOT IN (SELECT indexname FROM pg_indexes WHERE schemaname = '${blueprint}')`,
  );
  return rows.map(({ statement }) => statement);
}
